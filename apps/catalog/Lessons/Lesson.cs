using EduStream.Catalog.Courses;
using EduStream.Catalog.Videos;
using EduStream.Contracts;

namespace EduStream.Catalog.Lessons;

/// <summary>One entry of a course, with at most one video and one companion of it.</summary>
internal sealed class Lesson
{
    public required LessonId Id { get; init; }

    public required CourseId CourseId { get; init; }

    public Course Course { get; init; } = null!;

    public required string Title { get; init; }

    /// <summary>From 1, in the course's order.</summary>
    public required int Position { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The main video and the companion; queries go through here.</summary>
    public List<Video> Videos { get; } = [];

    /// <summary>What the lesson is: its sound, captions and chapters, and whether it can be watched. Not for queries.</summary>
    public Video? Video => Videos.Find(video => !video.IsCompanion);

    /// <summary>The second picture. Not for queries.</summary>
    public Video? CompanionVideo => Videos.Find(video => video.IsCompanion);
}
