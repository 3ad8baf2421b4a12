using EduStream.Catalog.Database;
using EduStream.Catalog.Outbox;
using EduStream.Contracts;
using EduStream.Contracts.Events;
using Microsoft.EntityFrameworkCore;

namespace EduStream.Catalog.Sources;

/// <summary>
/// Gives up uploaded files whose course keeps them no longer, once nothing is made of them any more. What is given up here can no longer be published anew; the bytes
/// are removed by <c>uploads</c>, which the outbox tells. Replicas may sweep at once.
/// </summary>
internal sealed class SourceSweep(IDbContextFactory<CatalogDb> databases, CatalogChanges changes, TimeProvider clock, ILogger<SourceSweep> logger)
{
    internal async Task SweepAsync(CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var candidates = await db.Uploads.AsNoTracking()
            .Where(upload => upload.CompletedAt != null && upload.SourceExpiredAt == null && upload.Video.Lesson.Course.KeepSourceDays != null)
            .Select(upload => new { upload.Id, upload.VideoId, upload.CompletedAt, Days = upload.Video.Lesson.Course.KeepSourceDays }).ToListAsync(stop);
        // Compared here: SQLite keeps times as text with their offset.
        foreach (var due in candidates.Where(upload => upload.CompletedAt!.Value.AddDays(upload.Days!.Value) <= clock.GetUtcNow()))
        {
            if (await ExpireAsync(due.VideoId, due.Id, stop))
            {
                logger.SourceExpired(due.Id, due.VideoId);
            }
        }
    }

    private Task<bool> ExpireAsync(VideoId videoId, UploadId uploadId, CancellationToken stop) => changes.RunAsync(
        async db =>
        {
            var now = clock.GetUtcNow();
            var video = await db.Videos.Include(found => found.Uploads).Include(found => found.Versions).AsSplitQuery().SingleOrDefaultAsync(found => found.Id == videoId, stop);
            if (video?.ExpireSource(uploadId, now) != true)
            {
                return false;
            }

            db.Outbox.Add(OutboxMessage.Of(Topics.SourceExpired, new SourceExpired(uploadId, videoId, now), now));
            return true;
        },
        stop);
}
