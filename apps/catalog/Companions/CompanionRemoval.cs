using EduStream.Catalog.Database;
using EduStream.Catalog.Outbox;
using EduStream.Catalog.Videos;
using EduStream.Contracts;
using EduStream.Contracts.Events;

namespace EduStream.Catalog.Companions;

/// <summary>Takes a companion out of the catalog, and tells in the same transaction whose files are not needed any more.</summary>
internal static class CompanionRemoval
{
    /// <summary>False while a version of it is in work: its workflow would find neither source nor video.</summary>
    internal static bool TryRemove(CatalogDb db, Video video, TimeSpan sessionsLife, DateTimeOffset now)
    {
        if (video.InWork)
        {
            return false;
        }

        // Versions that were retired before have their workflow already, and failed ones undo themselves.
        foreach (var version in video.Versions.Where(version => version is { State: VersionState.Published, RemovedAt: null, RetiredAt: null }))
        {
            db.Outbox.Add(OutboxMessage.Of(Topics.VersionRetired, new VersionRetired(video.Id, version.Number, now, now + sessionsLife), now));
        }

        // Unfinished ones too: their next byte finds that the upload is gone.
        foreach (var upload in video.Uploads.Where(upload => upload.SourceExpiredAt is null))
        {
            db.Outbox.Add(OutboxMessage.Of(Topics.SourceExpired, new SourceExpired(upload.Id, video.Id, now), now));
        }

        db.Videos.Remove(video);
        return true;
    }
}
