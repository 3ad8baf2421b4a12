using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using EduStream.Storage;
using Microsoft.Extensions.Options;

namespace EduStream.Edge.Segments;

/// <summary>Files of versions, kept in memory up to a limit. A file that many ask for at once is read once.</summary>
internal sealed class SegmentCache
{
    private static readonly TimeSpan ReadLimit = TimeSpan.FromSeconds(30);

    private readonly IMediaStore store;
    private readonly long largest;
    private readonly LeastRecentlyUsed kept;
    private readonly ConcurrentDictionary<string, Lazy<Task<CachedFile?>>> reading = new();
    private readonly Counter<long> lookups;

    public SegmentCache(IMediaStore store, IOptions<SegmentOptions> options, IMeterFactory meters)
    {
        this.store = store;
        largest = options.Value.LargestCachedMegabytes * 1_000_000L;
        kept = new LeastRecentlyUsed(options.Value.CacheMegabytes * 1_000_000L);
        lookups = meters.Create("EduStream.Edge").CreateCounter<long>("edustream.edge.segment.lookups", "{lookup}", "Segment requests, by whether memory held the file.");
    }

    /// <summary>Null when there is no such file.</summary>
    internal async ValueTask<CachedFile?> FindAsync(string path, CancellationToken stop)
    {
        if (kept.Find(path) is { } hit)
        {
            lookups.Add(1, new KeyValuePair<string, object?>("result", "hit"));
            return hit;
        }

        lookups.Add(1, new KeyValuePair<string, object?>("result", "miss"));
        // The read belongs to all who wait for it: one of them going away must not end it.
        return await reading.GetOrAdd(path, key => new Lazy<Task<CachedFile?>>(() => ReadAsync(key))).Value.WaitAsync(stop);
    }

    private async Task<CachedFile?> ReadAsync(string path)
    {
        try
        {
            using var limit = new CancellationTokenSource(ReadLimit);
            if (await store.FindAsync(path, limit.Token) is not { } stored)
            {
                return null;
            }

            if (stored.Length > largest)
            {
                return new CachedFile(stored, null);
            }

            var bytes = new byte[stored.Length];
            await using var content = await store.OpenReadAsync(path, 0, stored.Length, limit.Token);
            await content.ReadExactlyAsync(bytes, limit.Token);
            var file = new CachedFile(stored, bytes);
            kept.Add(path, file);
            return file;
        }
        catch (FileNotFoundException)
        {
            // Deleted between the two calls.
            return null;
        }
        finally
        {
            reading.TryRemove(path, out _);
        }
    }
}
