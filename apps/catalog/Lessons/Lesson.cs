using EduStream.Catalog.Courses;
using EduStream.Catalog.Videos;
using EduStream.Contracts;

namespace EduStream.Catalog.Lessons;

/// <summary>One entry of a course, with at most one video.</summary>
internal sealed class Lesson
{
    public required LessonId Id { get; init; }

    public required CourseId CourseId { get; init; }

    public Course Course { get; init; } = null!;

    public required string Title { get; init; }

    /// <summary>From 1, in the course's order.</summary>
    public required int Position { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public Video? Video { get; set; }
}
