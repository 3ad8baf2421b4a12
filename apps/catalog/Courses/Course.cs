using EduStream.Catalog.Enrolments;
using EduStream.Catalog.Lessons;
using EduStream.Contracts;
using EduStream.Contracts.Videos;

namespace EduStream.Catalog.Courses;

/// <summary>An ordered list of lessons with one owner.</summary>
internal sealed class Course
{
    public required CourseId Id { get; init; }

    public required string Title { get; set; }

    public required CourseAccess Access { get; set; }

    /// <summary>The <c>sub</c> of the instructor who made it.</summary>
    public required string OwnerId { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Counts changes: the ETag, and what keeps two writers from overwriting each other.</summary>
    public int Revision { get; private set; } = 1;

    public int LessonCount { get; private set; }

    /// <summary>Days for which uploaded files are kept; null: for ever.</summary>
    public int? KeepSourceDays { get; private set; }

    /// <summary>In which versions are made beside H.264.</summary>
    public IReadOnlyList<PictureCodec> Codecs { get; private set; } = [];

    public List<Lesson> Lessons { get; } = [];

    public List<Enrolment> Enrolments { get; } = [];

    internal Lesson AddLesson(string title, DateTimeOffset now)
    {
        Changed();
        var lesson = new Lesson { Id = new(Guid.CreateVersion7(now)), CourseId = Id, Course = this, Title = title, Position = ++LessonCount, CreatedAt = now };
        Lessons.Add(lesson);
        return lesson;
    }

    internal void Describe(string title, CourseAccess access)
    {
        Changed();
        (Title, Access) = (title, access);
    }

    internal void KeepSources(int? days)
    {
        Changed();
        KeepSourceDays = days;
    }

    /// <summary>For versions that start from now on.</summary>
    internal void EncodeIn(IReadOnlyCollection<PictureCodec> codecs)
    {
        Changed();
        Codecs = [.. codecs.Distinct().Order()];
    }

    private void Changed() => Revision++;
}

/// <summary>Who may watch the lessons of a course.</summary>
public enum CourseAccess
{
    /// <summary>Whoever is signed in.</summary>
    Open,

    /// <summary>Whoever is enrolled.</summary>
    Enrolled,
}
