using System.Text.Json;
using EduStream.Catalog.Database;
using EduStream.Contracts;
using EduStream.Contracts.Captions;
using EduStream.Storage;
using Microsoft.EntityFrameworkCore;

namespace EduStream.Catalog.Captions;

/// <summary>
/// Writes the list that <c>edge</c> reads from what the database says, and removes files that no revision names any more. Two replicas may write at once: each looks
/// again after it has written and writes anew when the database has moved on, so that the last list written is the newest.
/// </summary>
internal sealed class CaptionLists(IDbContextFactory<CatalogDb> databases, IMediaStore store, CaptionFiles files, TimeProvider clock)
{
    // A file that the database does not know may belong to a request that is about to name it.
    private static readonly TimeSpan Settled = TimeSpan.FromHours(1);

    internal async Task WriteAsync(VideoId videoId, CancellationToken stop)
    {
        while (true)
        {
            await using var db = await databases.CreateDbContextAsync(stop);
            if (await FindAsync(db, videoId, stop) is not { } set)
            {
                return;
            }

            var list = new CaptionList(1, set.Revision, [.. set.Tracks.Where(track => track.IsCurrent).OrderBy(track => track.Language, StringComparer.Ordinal).Select(track => track.Entry())]);
            using var content = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(list, ServiceDefaults.ServiceDefaults.Json));
            await store.WriteAsync(MediaPaths.CaptionList(videoId), content, WriteMode.Replace, stop);
            if (await db.CaptionSets.Where(found => found.VideoId == videoId && found.Revision == list.Revision).ExecuteUpdateAsync(found => found.SetProperty(row => row.Listed, list.Revision), stop) > 0)
            {
                await SweepAsync(videoId, set, stop);
                return;
            }
        }
    }

    private static Task<CaptionSet?> FindAsync(CatalogDb db, VideoId videoId, CancellationToken stop) =>
        db.CaptionSets.AsNoTracking().Include(found => found.Tracks).SingleOrDefaultAsync(found => found.VideoId == videoId, stop);

    private async Task SweepAsync(VideoId videoId, CaptionSet set, CancellationToken stop)
    {
        var named = set.Tracks.Select(track => track.File).ToHashSet();
        var prefix = MediaPaths.Captions(videoId);
        await foreach (var found in store.ListAsync(prefix, stop))
        {
            var file = found.Path[prefix.Length..].Split('/')[0];
            if (found.Path != MediaPaths.CaptionList(videoId) && !named.Contains(file) && clock.GetUtcNow() - found.LastModified > Settled)
            {
                await files.RemoveAsync(videoId, file, stop);
            }
        }
    }
}
