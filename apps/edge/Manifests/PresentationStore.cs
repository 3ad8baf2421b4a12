using EduStream.Contracts;
using EduStream.Storage;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;

namespace EduStream.Edge.Manifests;

/// <summary>Presentations from the media store. A complete one never changes and is kept; a growing one is read again every second.</summary>
internal sealed class PresentationStore(IMediaStore store, IOptions<ManifestOptions> options) : IDisposable
{
    private static readonly TimeSpan Idle = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Growing = TimeSpan.FromSeconds(1);

    // Counted in segments: they are what takes memory.
    private readonly MemoryCache cache = new(new MemoryCacheOptions { SizeLimit = options.Value.CachedSegmentEntries });

    /// <summary>Null when there is no such version.</summary>
    internal async ValueTask<Presentation?> FindAsync(VideoId videoId, int version, CancellationToken stop) =>
        cache.Get<Presentation>((videoId, version)) ?? await ReadAsync(videoId, version, stop);

    public void Dispose() => cache.Dispose();

    private async Task<Presentation?> ReadAsync(VideoId videoId, int version, CancellationToken stop)
    {
        Presentation presentation;
        try
        {
            await using var document = await store.OpenReadAsync(MediaPaths.VersionFile(videoId, version, MediaPaths.PresentationFile), stop: stop);
            await using var index = await store.OpenReadAsync(MediaPaths.VersionFile(videoId, version, MediaPaths.SegmentIndexFile), stop: stop);
            presentation = await PresentationFormat.ReadAsync(document, index, stop);
        }
        catch (FileNotFoundException)
        {
            return null;
        }

        var entry = new MemoryCacheEntryOptions { Size = presentation.SegmentCount + 1 };
        return cache.Set((videoId, version), presentation, presentation.Document.Complete ? entry.SetSlidingExpiration(Idle) : entry.SetAbsoluteExpiration(Growing));
    }
}
