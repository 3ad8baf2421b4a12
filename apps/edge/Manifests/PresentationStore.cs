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

    /// <summary>The whole ladder of a version, or its instant stream. Null when there is none.</summary>
    internal async ValueTask<Presentation?> FindAsync(VideoId videoId, int version, bool instant, CancellationToken stop) =>
        cache.Get<Presentation>((videoId, version, instant)) ?? await ReadAsync(videoId, version, instant, stop);

    public void Dispose() => cache.Dispose();

    private async Task<Presentation?> ReadAsync(VideoId videoId, int version, bool instant, CancellationToken stop)
    {
        Presentation presentation;
        try
        {
            await using var document = await store.OpenReadAsync(MediaPaths.PresentationOf(videoId, version, instant, MediaPaths.PresentationFile), stop: stop);
            await using var index = await store.OpenReadAsync(MediaPaths.PresentationOf(videoId, version, instant, MediaPaths.SegmentIndexFile), stop: stop);
            presentation = await PresentationFormat.ReadAsync(document, index, stop);
        }
        catch (FileNotFoundException)
        {
            return null;
        }

        var entry = new MemoryCacheEntryOptions { Size = presentation.SegmentCount + 1 };
        return cache.Set((videoId, version, instant), presentation, presentation.Document.Complete ? entry.SetSlidingExpiration(Idle) : entry.SetAbsoluteExpiration(Growing));
    }
}
