using EduStream.Contracts;
using EduStream.EnrichVideo.Apps;
using EduStream.PublishVideo.Versions;

namespace EduStream.Pipeline.Enrichment;

/// <summary>Finds the version that people watch, which the catalog alone knows: after a failed replacement or a roll-back it is not the newest.</summary>
internal sealed class WatchedVersions(VersionLedger versions, EnrichmentCatalog catalog)
{
    /// <summary>Null when no upload is complete; the newest version while none is published.</summary>
    internal async Task<WatchedVersion?> FindAsync(VideoId videoId, CancellationToken stop)
    {
        if (await versions.NewestAsync(videoId, stop) is not { } newest)
        {
            return null;
        }

        var published = await catalog.PublishedAsync(videoId, stop);
        var entry = published is { } number && number != newest.Version ? await versions.FindAsync(videoId, number, stop) : newest;
        return new WatchedVersion(entry ?? newest, published is not null && entry is not null);
    }
}

/// <param name="IsPublished">False: it is the newest one, in work or failed.</param>
internal sealed record WatchedVersion(VersionEntry Entry, bool IsPublished);
