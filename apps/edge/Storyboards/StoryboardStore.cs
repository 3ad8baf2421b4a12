using System.Text.Json;
using EduStream.Contracts;
using EduStream.Contracts.Storyboards;
using EduStream.Storage;
using Microsoft.Extensions.Caching.Memory;

namespace EduStream.Edge.Storyboards;

/// <summary>Storyboards from the media store. One never changes and is kept; it comes minutes after the version, so that a missing one is looked for again.</summary>
internal sealed class StoryboardStore(IMediaStore store, ILogger<StoryboardStore> logger) : IDisposable
{
    private const int Most = 10_000;
    private static readonly TimeSpan Idle = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Missing = TimeSpan.FromSeconds(15);

    private readonly MemoryCache cache = new(new MemoryCacheOptions { SizeLimit = Most });

    /// <summary>Null when there is none, or none yet.</summary>
    internal async ValueTask<StoryboardDocument?> FindAsync(VideoId videoId, int version, CancellationToken stop)
    {
        if (cache.TryGetValue((videoId, version), out StoryboardDocument? known))
        {
            return known;
        }

        var found = await ReadAsync(videoId, version, stop);
        var entry = new MemoryCacheEntryOptions { Size = 1 };
        return cache.Set((videoId, version), found, found is null ? entry.SetAbsoluteExpiration(Missing) : entry.SetSlidingExpiration(Idle));
    }

    public void Dispose() => cache.Dispose();

    private async Task<StoryboardDocument?> ReadAsync(VideoId videoId, int version, CancellationToken stop)
    {
        try
        {
            await using var content = await store.OpenReadAsync(MediaPaths.VersionFile(videoId, version, MediaPaths.StoryboardFile), stop: stop);
            return await JsonSerializer.DeserializeAsync<StoryboardDocument>(content, ServiceDefaults.ServiceDefaults.Json, stop) is { SchemaVersion: 1, Tiles: > 0, Sheets: > 0, Columns: > 0, Rows: > 0, TileSeconds: > 0 } found ? found : null;
        }
        catch (FileNotFoundException)
        {
            return null;
        }
#pragma warning disable CA1031 // Whatever it is, no picture is worth a lecture that does not play.
        catch (Exception failure) when (failure is not OperationCanceledException)
#pragma warning restore CA1031
        {
            logger.StoryboardNotRead(videoId, failure);
            return null;
        }
    }
}
