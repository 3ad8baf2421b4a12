using Dapr.Workflow;
using EduStream.Media.Packaging;
using EduStream.PublishVideo.Apps;
using EduStream.PublishVideo.Progress;
using EduStream.PublishVideo.Work;

namespace EduStream.PublishVideo.Activities;

/// <summary>Encrypts and segments the sound and commits its segments among the version's published files.</summary>
internal sealed class PackageAudio(WorkFiles files, EncodedCommit encoded, ChunkPackager packager, PackagedCommit commit, LicensingClient licensing, ScratchSpace scratch, StepProgressFactory progresses)
    : WorkflowActivity<PublishVideoInput, object?>
{
    public override async Task<object?> RunAsync(WorkflowActivityContext context, PublishVideoInput input)
    {
        var plan = await files.ReadPlanAsync(input);
        if (await commit.IsDoneAsync(input, plan, chunk: null))
        {
            return null;
        }

        await using var progress = await progresses.StartAsync(input, Steps.PackageAudio);
        using var folder = scratch.NewFolder();
        await encoded.FetchAsync(input, plan, chunk: null, folder.File("in"));
        var keys = await licensing.ReleaseAsync(input);
        var track = await packager.PackageAudioAsync(plan.Plan, folder.File("in"), folder.File("out"), keys);
        await commit.CommitAsync(input, plan, chunk: null, folder.File("out"), [track]);
        await progress.DoneAsync();
        return null;
    }
}
