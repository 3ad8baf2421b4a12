using Dapr.Workflow;
using EduStream.Contracts;
using EduStream.Media.Encoding;
using EduStream.Media.Planning;
using EduStream.PublishVideo.HeadStart;
using EduStream.PublishVideo.Work;
using EduStream.Storage;
using Microsoft.Extensions.Options;

namespace EduStream.PublishVideo.Activities;

/// <summary>The pictures of one chunk of an instant stream, encoded before the upload is complete. Sound waits: how loud it is only the whole file tells.</summary>
internal sealed class MakeHeadChunk(
    IMediaStore store, HeadFiles heads, SourceReach reach, ChunkEncoder pictures, EncodeSlots slots, ScratchSpace scratch, IOptions<EncodingOptions> encoding, ILogger<MakeHeadChunk> logger)
    : WorkflowActivity<HeadChunkInput, HeadOutcome>
{
    public override async Task<HeadOutcome> RunAsync(WorkflowActivityContext context, HeadChunkInput input)
    {
        var (upload, found, chunk) = input;
        var plan = InstantPlanner.Plan(found, encoding.Value);
        if (await heads.ExistsAsync(upload.UploadId, plan, chunk))
        {
            return HeadOutcome.Made;
        }

        if (await ThereAsync(upload) is not { } there)
        {
            return HeadOutcome.Over;
        }

        await using var source = await store.OpenInputAsync(MediaPaths.UploadSource(upload.UploadId));
        if (!await reach.CoversAsync(plan, chunk, source.Address, there))
        {
            return HeadOutcome.NotYet;
        }

        using var slot = await slots.TakeAsync(upload.OwnerId, WorkClass.Optional);
        using var folder = scratch.NewFolder();
        var outcome = await pictures.EncodeAsync(plan, chunk, source.Address, folder.File("out"));

        // When the last byte came meanwhile the workflow makes the chunk itself, and may have swept already.
        if (outcome is not EncodeOutcome.Encoded || await ThereAsync(upload) is null)
        {
            return HeadOutcome.Over;
        }

        await heads.CommitAsync(upload.UploadId, plan, chunk, folder.File("out"));
        logger.HeadChunkMade(upload.UploadId, chunk);
        return HeadOutcome.Made;
    }

    /// <summary>Bytes that are there; null when all are, or none any more.</summary>
    private async Task<long?> ThereAsync(HeadStartInput upload) =>
        await store.FindAsync(MediaPaths.UploadSource(upload.UploadId)) is { } source && source.Length < upload.Length ? source.Length : null;
}
