using System.Globalization;
using EduStream.Catalog.Access;
using EduStream.Catalog.Companions;
using EduStream.Catalog.Videos;
using EduStream.Contracts;
using EduStream.Contracts.Videos;

namespace EduStream.Catalog.Lessons;

/// <summary>Adds a lesson at the end of a course.</summary>
public sealed record LessonRequest([property: DisplayText(200)] string Title);

/// <summary>A lesson with where its video stands; without one nobody has uploaded yet.</summary>
/// <param name="Companion">The second picture, when there is one.</param>
public sealed record LessonView(LessonId LessonId, CourseId CourseId, string CourseTitle, string Title, int Position, LessonVideo? Video, CompanionView? Companion = null)
{
    internal static LessonView Of(Lesson lesson, Viewer viewer) => new(
        lesson.Id, lesson.CourseId, lesson.Course.Title, lesson.Title, lesson.Position,
        lesson.Video is { } video ? new(video.Id, video.State, video.Playable is not null, video.DurationSeconds, lesson.Course.IsOwnedBy(viewer) ? video.Sentence : null, PosterOf(video)) : null,
        CompanionView.Of(lesson.CompanionVideo, lesson.Course.IsOwnedBy(viewer)));

    // The address changes with the picture, so that a browser may keep what it has.
    private static string? PosterOf(Video video) =>
        video.Extras?.Poster is { } poster ? string.Create(CultureInfo.InvariantCulture, $"/api/catalog/videos/{video.Id}/poster?v={poster.Version}-{poster.Index}") : null;
}

/// <summary>What lists tell of a video.</summary>
/// <param name="Playable">Can be watched, if only in a first rendition that is still growing.</param>
/// <param name="Sentence">Of a failed video, for its owner: what happened and what to do.</param>
/// <param name="Poster">Address of the picture that stands for it, for a signed-in request.</param>
public sealed record LessonVideo(VideoId VideoId, VideoState State, bool Playable, double? DurationSeconds, string? Sentence, string? Poster = null);
