using EduStream.Contracts.Events;
using EduStream.EnrichVideo;
using EduStream.PublishVideo.Versions;

namespace EduStream.Pipeline.Enrichment;

/// <summary>Makes each published version one run of the enrichment, however often it is told of it.</summary>
internal sealed class EnrichStarter(VersionLedger versions, EnrichmentRuns runs, ILogger<EnrichStarter> logger)
{
    internal async Task StartAsync(VideoPublished published, CancellationToken stop)
    {
        var run = await runs.FindAsync(published.VideoId, published.Version, stop);
        // After a roll back the catalog has forgotten what it was told of the version: it is looked through again, which finds most of its files made.
        var isKnown = published.RolledBackFrom is null && run.HasEnded;
        if (isKnown || run.IsLive)
        {
            logger.EnrichmentKnown(published.VideoId, published.Version);
            return;
        }

        if (await SourceAsync(published, stop) is not { } source)
        {
            logger.SourceUnknown(published.VideoId, published.Version);
            return;
        }

        if (await runs.BeginAsync(source, run, stop))
        {
            logger.EnrichmentStarted(published.VideoId, published.Version, EnrichVideoInput.WorkflowIdOf(published.VideoId, published.Version, run.Next));
        }
        else
        {
            logger.EnrichmentKnown(published.VideoId, published.Version);
        }
    }

    private async Task<EnrichVideoInput?> SourceAsync(VideoPublished published, CancellationToken stop)
    {
        if (published.UploadId is { } uploadId)
        {
            // Without an entry the work is done all the same, only its turn at the slots is shared with others of no owner.
            return new EnrichVideoInput(published.VideoId, published.Version, uploadId, (await versions.FindAsync(uploadId, stop))?.OwnerId ?? string.Empty);
        }

        return await versions.NewestAsync(published.VideoId, stop) is { } newest && newest.Version == published.Version
            ? new EnrichVideoInput(published.VideoId, published.Version, newest.UploadId, newest.OwnerId)
            : null;
    }
}
