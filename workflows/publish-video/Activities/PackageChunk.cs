using Dapr.Workflow;
using EduStream.Media.Packaging;
using EduStream.PublishVideo.Apps;
using EduStream.PublishVideo.Progress;
using EduStream.PublishVideo.Work;

namespace EduStream.PublishVideo.Activities;

/// <summary>Encrypts and segments all renditions of one chunk and commits the segments among the version's published files.</summary>
internal sealed class PackageChunk(WorkFiles files, EncodedCommit encoded, ChunkPackager packager, PackagedCommit commit, LicensingClient licensing, ScratchSpace scratch, StepProgressFactory progresses)
    : WorkflowActivity<ChunkInput, object?>
{
    public override async Task<object?> RunAsync(WorkflowActivityContext context, ChunkInput input)
    {
        var (version, chunk) = input;
        var plan = await files.ReadPlanAsync(version);
        var part = WorkPart.Chunk(chunk);
        if (await commit.IsDoneAsync(version, plan, part))
        {
            return null;
        }

        await using var progress = await progresses.StartAsync(version, part.PackageStep);
        using var folder = scratch.NewFolder();
        await encoded.FetchAsync(version, plan, part, folder.File("in"));
        var keys = await licensing.ReleaseAsync(version);
        var tracks = await packager.PackageVideoAsync(plan.Plan, chunk, folder.File("in"), folder.File("out"), keys);
        await commit.CommitAsync(version, plan, part, folder.File("out"), tracks);
        await progress.DoneAsync();
        return null;
    }
}
