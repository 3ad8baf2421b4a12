using EduStream.Catalog.Database;
using EduStream.Catalog.Outbox;
using EduStream.Contracts;
using EduStream.Contracts.Events;

namespace EduStream.Catalog.Videos;

/// <summary>Tells, in the transaction that moved the pointer, which versions are beyond those that are kept.</summary>
internal static class Retirement
{
    internal static void Note(CatalogDb db, Video video, VersionOptions options, DateTimeOffset now)
    {
        foreach (var (version, removeAt) in video.Retire(options.Kept, options.SessionsLife, now))
        {
            db.Outbox.Add(OutboxMessage.Of(Topics.VersionRetired, new VersionRetired(video.Id, version.Number, now, removeAt), now));
        }
    }
}
