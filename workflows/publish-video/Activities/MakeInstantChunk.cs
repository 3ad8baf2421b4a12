using Dapr.Workflow;
using EduStream.Contracts;
using EduStream.Contracts.Videos;
using EduStream.Media;
using EduStream.PublishVideo.Apps;
using EduStream.PublishVideo.Instant;
using EduStream.PublishVideo.Progress;
using EduStream.PublishVideo.Work;
using EduStream.Storage;

namespace EduStream.PublishVideo.Activities;

/// <summary>
/// Picture and sound of one chunk of the instant stream, encoded or copied, encrypted and committed in one go: each step between them would be felt. The answer
/// says why nothing more can be shown; it is no verdict about the version.
/// </summary>
internal sealed class MakeInstantChunk(
    IMediaStore store,
    WorkFiles files,
    InstantParts parts,
    PackagedCommit commit,
    LicensingClient licensing,
    EncodeSlots slots,
    ScratchSpace scratch,
    StepProgressFactory progresses,
    ILogger<MakeInstantChunk> logger)
    : WorkflowActivity<ChunkInput, Refusal?>
{
    public override async Task<Refusal?> RunAsync(WorkflowActivityContext context, ChunkInput input)
    {
        var (version, chunk) = input;
        var instant = await files.ReadAsync<InstantPlan>(WorkPaths.InstantPlan(version));
        var (work, part) = (instant.Work, WorkPart.Chunk(chunk));
        if (await commit.IsDoneAsync(version, work, part))
        {
            return null;
        }

        // The first chunk lasts some seconds; whoever watches it needs the second before any other.
        using var slot = await slots.TakeAsync(version.OwnerId, chunk <= 1 ? WorkClass.Urgent : WorkClass.Required, rank: chunk);
        await using var progress = await progresses.StartAsync(version, Steps.Instant(chunk));
        using var folder = scratch.NewFolder();
        await using var source = await store.OpenInputAsync(MediaPaths.UploadSource(version.UploadId));
        var keys = licensing.ReleaseAsync(version);
        IReadOnlyList<Media.Packaging.PackagedTrack> tracks;
        if (instant.Copied)
        {
            var first = chunk == 0 ? null : await commit.ReadAsync(version, work, WorkPart.Chunk(0));
            (var unfit, tracks) = await parts.CopyAsync(work.Plan, chunk, source.Address, folder, keys, first);
            if (unfit is not null)
            {
                logger.CannotBeCopied(version.VideoId, version.Version, part.ToString(), unfit);
                return NotReady;
            }
        }
        else
        {
            (var refusal, tracks) = await parts.EncodeAsync(instant, version.UploadId, chunk, source.Address, folder, keys, progress.Report);
            if (refusal is not null)
            {
                logger.SourceUnreadable(version.VideoId, version.Version, part.ToString(), refusal.Reason);
                return refusal;
            }
        }

        await commit.CommitAsync(version, work, part, folder.File("out"), tracks);
        await progress.DoneAsync();
        return null;
    }

    private static Refusal NotReady => new(FailureReasons.Damaged, "This recording cannot be shown as it is.");
}
