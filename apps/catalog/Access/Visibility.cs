using EduStream.Catalog.Courses;
using EduStream.Catalog.Lessons;

namespace EduStream.Catalog.Access;

/// <summary>The one place that says who sees what.</summary>
internal static class Visibility
{
    /// <summary>Admins: all. Others: their own, the open ones and those in which they are enrolled.</summary>
    internal static IQueryable<Course> VisibleTo(this IQueryable<Course> courses, Viewer viewer) => viewer.IsAdmin
        ? courses
        : courses.Where(course => course.OwnerId == viewer.UserId || course.Access == CourseAccess.Open || course.Enrolments.Any(enrolment => enrolment.UserId == viewer.UserId));

    /// <summary>As courses, but of other people's courses only lessons whose video can be watched.</summary>
    internal static IQueryable<Lesson> VisibleTo(this IQueryable<Lesson> lessons, Viewer viewer) => viewer.IsAdmin
        ? lessons
        : lessons.Where(lesson => lesson.Course.OwnerId == viewer.UserId
            || (lesson.Videos.Any(video => !video.IsCompanion && video.Playable != null)
                && (lesson.Course.Access == CourseAccess.Open || lesson.Course.Enrolments.Any(enrolment => enrolment.UserId == viewer.UserId))));

    internal static bool IsOwnedBy(this Course course, Viewer viewer) => viewer.IsAdmin || course.OwnerId == viewer.UserId;
}
