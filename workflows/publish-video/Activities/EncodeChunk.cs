using Dapr.Workflow;
using EduStream.Contracts;
using EduStream.Media;
using EduStream.Media.Encoding;
using EduStream.PublishVideo.Progress;
using EduStream.PublishVideo.Work;
using EduStream.Storage;

namespace EduStream.PublishVideo.Activities;

/// <summary>Encodes all renditions of one chunk at once and commits them to the version's scratch in the store.</summary>
internal sealed class EncodeChunk(IMediaStore store, WorkFiles files, ChunkEncoder encoder, EncodedCommit commit, EncodeSlots slots, ScratchSpace scratch, StepProgressFactory progresses)
    : WorkflowActivity<ChunkInput, Refusal?>
{
    public override async Task<Refusal?> RunAsync(WorkflowActivityContext context, ChunkInput input)
    {
        var plan = await files.ReadPlanAsync(input.Version);
        var part = WorkPart.Chunk(input.Chunk);
        if (await commit.IsDoneAsync(input.Version, plan, part))
        {
            return null;
        }

        using var slot = await slots.TakeAsync(input.Version.OwnerId, WorkClass.Optional);
        await using var progress = await progresses.StartAsync(input.Version, part.EncodeStep);
        using var folder = scratch.NewFolder();
        await using var source = await store.OpenInputAsync(MediaPaths.UploadSource(input.Version.UploadId));
        var outcome = await encoder.EncodeAsync(plan.Plan, input.Chunk, source.Address, folder.Path, done => progress.Report(done.Fraction));
        return await commit.CommitAsync(input.Version, plan, part, folder, outcome, progress);
    }
}
