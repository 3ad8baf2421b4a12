using System.ComponentModel.DataAnnotations;
using EduStream.Catalog.Access;
using EduStream.Catalog.Lessons;
using EduStream.Contracts;
using EduStream.Contracts.Videos;

namespace EduStream.Catalog.Courses;

/// <summary>Makes or describes a course.</summary>
/// <param name="Access">Default: <c>enrolled</c>, so that nothing is open by oversight.</param>
public sealed record CourseRequest([property: DisplayText(200)] string Title, [property: EnumDataType(typeof(CourseAccess))] CourseAccess Access = CourseAccess.Enrolled);

/// <summary>A course.</summary>
/// <param name="KeepSourceDays">For the owner: days for which uploaded files are kept; null: for ever.</param>
/// <param name="Codecs">For the owner: in which versions are made beside H.264.</param>
/// <param name="Lessons">Those that the caller may see, in order; null in lists.</param>
public sealed record CourseView(
    CourseId CourseId, string Title, CourseAccess Access, string OwnerId, bool Mine, DateTimeOffset CreatedAt, IReadOnlyList<LessonView>? Lessons = null, int? KeepSourceDays = null,
    IReadOnlyList<PictureCodec>? Codecs = null)
{
    internal static CourseView Of(Course course, Viewer viewer, IReadOnlyList<LessonView>? lessons = null) =>
        new(course.Id, course.Title, course.Access, course.OwnerId, course.OwnerId == viewer.UserId, course.CreatedAt, lessons,
            course.IsOwnedBy(viewer) ? course.KeepSourceDays : null, course.IsOwnedBy(viewer) ? course.Codecs : null);
}
