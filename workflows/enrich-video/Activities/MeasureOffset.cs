using Dapr.Workflow;
using EduStream.Contracts;
using EduStream.Contracts.Enrichment;
using EduStream.Contracts.Videos;
using EduStream.EnrichVideo.Apps;
using EduStream.EnrichVideo.Work;
using EduStream.Media.Probing;
using EduStream.Media.Synchronising;
using EduStream.PublishVideo.Work;
using EduStream.Storage;

namespace EduStream.EnrichVideo.Activities;

/// <summary>
/// How the two recordings of a lesson lie in time, from the sound of both. Whichever is published second finds the other; a replacement of either measures again.
/// </summary>
internal sealed class MeasureOffset(EnrichmentCatalog catalog, OptionalWork slots, IMediaStore store, SourceProber prober, EnvelopeReader envelopes, ILogger<MeasureOffset> logger)
    : WorkflowActivity<EnrichVideoInput, PartResult>
{
    private const double MostSeconds = 3600;

    public override async Task<PartResult> RunAsync(WorkflowActivityContext context, EnrichVideoInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (await catalog.PairAsync(input.VideoId) is not { } pair || !Array.Exists([pair.Main, pair.Companion], recording => recording.VideoId == input.VideoId && recording.Version == input.Version))
        {
            return PartResult.NotAvailable(PartReasons.NothingThere);
        }

        return await slots.RunAsync(input, EnrichmentParts.Offset, async (folder, _) =>
        {
            var (first, second) = (await ReadAsync(pair.Main, folder), await ReadAsync(pair.Companion, folder));
            var found = first is null || second is null ? new RecordingOffset(null, 0) : OffsetFinder.Find(first, second, MostSeconds);
            if (!await catalog.TellAsync(pair.Companion.VideoId, new OffsetMeasured(pair.Main.Version, pair.Companion.Version, found.Seconds, found.Confidence)))
            {
                return PartResult.NotAvailable(PartReasons.VideoRemoved);
            }

            logger.OffsetMeasured(pair.Main.VideoId, pair.Companion.VideoId, found.Seconds, found.Confidence);
            return found.Seconds is not null ? PartResult.Done : PartResult.NotAvailable(first is null || second is null ? CaptionPartReasons.NoSound : PartReasons.Unclear);
        });
    }

    /// <summary>Null when the file is gone, or has no sound that can be decoded.</summary>
    private async Task<float[]?> ReadAsync(Recording recording, ScratchFolder folder)
    {
        try
        {
            await using var source = await store.OpenInputAsync(MediaPaths.UploadSource(recording.UploadId));
            var bytes = (await store.FindAsync(MediaPaths.UploadSource(recording.UploadId)))?.Length ?? 0;
            return await prober.ProbeAsync(source.Address, bytes) is ProbeOutcome.Accepted { Source: var info }
                ? await envelopes.ReadAsync(source.Address, info, folder.File($"{recording.UploadId}.f32"))
                : null;
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }
}
