using EduStream.Contracts;

namespace EduStream.Catalog.Enrolments;

/// <summary>A person may watch an <c>enrolled</c> course.</summary>
internal sealed class Enrolment
{
    public required CourseId CourseId { get; init; }

    /// <summary>The <c>sub</c> claim.</summary>
    public required string UserId { get; init; }

    public required DateTimeOffset EnrolledAt { get; init; }
}
