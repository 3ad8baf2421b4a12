using System.Security.Claims;
using EduStream.Catalog.Access;
using EduStream.Catalog.Courses;
using EduStream.Catalog.Database;
using EduStream.Contracts;
using EduStream.ServiceDefaults.Access;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace EduStream.Catalog.Enrolments;

/// <summary>Who is enrolled is decided by the owner of the course; both calls may be repeated.</summary>
internal static class EnrolmentEndpoints
{
    private const int MostCharacters = 200;

    internal static void MapEnrolments(this WebApplication app)
    {
        var enrolments = app.MapGroup("/api/catalog/courses/{courseId}/enrolments").WithTags("Enrolments").RequireAuthorization(Policies.Instructor);
        enrolments.MapPut("/{userId}", Enrol);
        enrolments.MapDelete("/{userId}", Remove);
    }

    private static Task<Results<NoContent, ProblemHttpResult>> Enrol(
        CourseId courseId, [DisplayText(MostCharacters)] string userId, ClaimsPrincipal user, CatalogChanges changes, TimeProvider clock, CancellationToken stop) =>
        Change(courseId, userId, user, changes, (course, found) =>
        {
            if (found is null)
            {
                course.Enrolments.Add(new Enrolment { CourseId = courseId, UserId = userId, EnrolledAt = clock.GetUtcNow() });
            }
        }, stop);

    private static Task<Results<NoContent, ProblemHttpResult>> Remove(
        CourseId courseId, [DisplayText(MostCharacters)] string userId, ClaimsPrincipal user, CatalogChanges changes, CancellationToken stop) =>
        Change(courseId, userId, user, changes, (course, found) =>
        {
            if (found is not null)
            {
                course.Enrolments.Remove(found);
            }
        }, stop);

    private static Task<Results<NoContent, ProblemHttpResult>> Change(
        CourseId courseId, string userId, ClaimsPrincipal user, CatalogChanges changes, Action<Course, Enrolment?> change, CancellationToken stop) =>
        changes.RunAsync<Results<NoContent, ProblemHttpResult>>(
            async db =>
            {
                var viewer = Viewer.Of(user);
                var course = await db.Courses.VisibleTo(viewer).Include(found => found.Enrolments.Where(enrolment => enrolment.UserId == userId))
                    .SingleOrDefaultAsync(found => found.Id == courseId, stop);
                if (course is null || !course.IsOwnedBy(viewer))
                {
                    return course is null ? CatalogProblems.NoSuchCourse : CatalogProblems.NotOwner;
                }

                change(course, course.Enrolments.SingleOrDefault());
                return TypedResults.NoContent();
            },
            stop);
}
