using Dapr.Workflow;
using EduStream.Media.Packaging;
using EduStream.PublishVideo.Apps;
using EduStream.PublishVideo.Progress;
using EduStream.PublishVideo.Work;

namespace EduStream.PublishVideo.Activities;

/// <summary>Encrypts and segments one sound in all its renditions and commits its segments among the version's published files.</summary>
internal sealed class PackageAudio(WorkFiles files, EncodedCommit encoded, ChunkPackager packager, PackagedCommit commit, LicensingClient licensing, ScratchSpace scratch, StepProgressFactory progresses)
    : WorkflowActivity<SoundInput, object?>
{
    public override async Task<object?> RunAsync(WorkflowActivityContext context, SoundInput input)
    {
        var plan = await files.ReadPlanAsync(input);
        var part = WorkPart.Sound(input.Sound);
        if (await commit.IsDoneAsync(input, plan, part))
        {
            return null;
        }

        await using var progress = await progresses.StartAsync(input, part.PackageStep);
        using var folder = scratch.NewFolder();
        await encoded.FetchAsync(input, plan, part, folder.File("in"));
        var keys = await licensing.ReleaseAsync(input);
        var tracks = await packager.PackageAudioAsync(plan.Plan, input.Sound, folder.File("in"), folder.File("out"), keys);
        await commit.CommitAsync(input, plan, part, folder.File("out"), tracks);
        await progress.DoneAsync();
        return null;
    }
}
