using EduStream.Catalog.Lessons;
using EduStream.Catalog.Videos;
using EduStream.Contracts.Videos;
using Microsoft.EntityFrameworkCore;

namespace EduStream.Catalog.Companions;

/// <summary>The main video of a lesson and its companion.</summary>
internal static class LessonVideos
{
    /// <summary>With what views tell of both videos.</summary>
    internal static IQueryable<Lesson> WithVideos(this IQueryable<Lesson> lessons) =>
        lessons.Include(lesson => lesson.Videos).ThenInclude(video => video.Extras).Include(lesson => lesson.Videos).ThenInclude(video => video.Companion);

    /// <summary>The video that an upload is for, made when it is the first. The newest upload says what a companion shows.</summary>
    internal static Video VideoFor(this Lesson lesson, CompanionRole? role, DateTimeOffset now)
    {
        if ((role is null ? lesson.Video : lesson.CompanionVideo) is not { } video)
        {
            video = new Video { Id = new(Guid.CreateVersion7(now)), LessonId = lesson.Id, IsCompanion = role is not null, CreatedAt = now };
            lesson.Videos.Add(video);
        }

        if (role is { } shown)
        {
            video.Companion ??= new Companion { VideoId = video.Id, Role = shown };
            video.Companion.Show(shown);
        }

        return video;
    }
}
