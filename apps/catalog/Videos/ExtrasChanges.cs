using EduStream.Catalog.Access;
using EduStream.Catalog.Database;
using EduStream.Contracts;
using Microsoft.EntityFrameworkCore;

namespace EduStream.Catalog.Videos;

/// <summary>Finds and changes <see cref="VideoExtras"/>, which come into being with their first change.</summary>
internal static class ExtrasChanges
{
    /// <summary>False when there is no such video.</summary>
    internal static Task<bool> ChangeExtrasAsync(this CatalogChanges changes, VideoId videoId, Action<VideoExtras> change, CancellationToken stop) =>
        changes.ChangeExtrasAsync(videoId, (_, extras) => change(extras), stop);

    /// <summary>The same, for a change that depends on the video.</summary>
    internal static Task<bool> ChangeExtrasAsync(this CatalogChanges changes, VideoId videoId, Action<Video, VideoExtras> change, CancellationToken stop) =>
        changes.RunAsync(
            async db =>
            {
                if (await db.Videos.Include(found => found.Extras).SingleOrDefaultAsync(found => found.Id == videoId, stop) is not { } video)
                {
                    return false;
                }

                change(video, video.Extras ?? db.Extras.Add(new VideoExtras { VideoId = videoId }).Entity);
                return true;
            },
            stop);

    /// <summary>The video with its extras and course, if this person may see it.</summary>
    internal static Task<Video?> WithExtrasAsync(this CatalogDb db, VideoId videoId, Viewer viewer, CancellationToken stop)
    {
        var visible = db.Lessons.VisibleTo(viewer);
        return db.Videos.AsNoTracking().Include(found => found.Extras).Include(found => found.Lesson).ThenInclude(lesson => lesson.Course)
            .SingleOrDefaultAsync(found => found.Id == videoId && visible.Any(lesson => lesson.Id == found.LessonId), stop);
    }
}
