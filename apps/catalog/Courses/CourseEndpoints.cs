using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using EduStream.Catalog.Access;
using EduStream.Catalog.Companions;
using EduStream.Catalog.Database;
using EduStream.Catalog.Enrolments;
using EduStream.Catalog.Lessons;
using EduStream.Catalog.Paging;
using EduStream.Contracts;
using EduStream.ServiceDefaults.Access;
using EduStream.ServiceDefaults.Errors;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace EduStream.Catalog.Courses;

internal static class CourseEndpoints
{
    internal static void MapCourses(this WebApplication app)
    {
        var courses = app.MapGroup("/api/catalog/courses").WithTags("Courses").RequireAuthorization(Policies.Learner);
        courses.MapGet("/", List);
        courses.MapPost("/", Create).RequireAuthorization(Policies.Instructor);
        courses.MapGet("/{courseId}", Get);
        courses.MapPut("/{courseId}", Describe).RequireAuthorization(Policies.Instructor);
        app.MapEnrolments();
        app.MapCodecs();
    }

    private static async Task<Results<Ok<Page<CourseView>>, ValidationProblem>> List(
        ClaimsPrincipal user, CatalogDb db, CancellationToken stop, string? after = null, bool mine = false, [Range(1, Page<CourseView>.Most)] int limit = Page<CourseView>.Default)
    {
        var last = default(CourseId);
        if (after is not null && !CourseId.TryParse(after, out last))
        {
            return Cursors.Unreadable;
        }

        var viewer = Viewer.Of(user);
        var rows = await db.Courses.AsNoTracking().VisibleTo(viewer)
            .Where(course => (!mine || course.OwnerId == viewer.UserId) && (after == null || Cursors.Compare(course.Id, last) < 0))
            .OrderByDescending(course => course.Id).Take(limit + 1).ToListAsync(stop);
        return TypedResults.Ok(Page<CourseView>.Of([.. rows.Select(course => CourseView.Of(course, viewer))], limit, course => course.CourseId.ToString()));
    }

    private static async Task<Created<CourseView>> Create(CourseRequest request, ClaimsPrincipal user, CatalogChanges changes, TimeProvider clock, HttpResponse response, CancellationToken stop)
    {
        var (viewer, now) = (Viewer.Of(user), clock.GetUtcNow());
        var course = new Course { Id = new(Guid.CreateVersion7(now)), Title = request.Title.Trim(), Access = request.Access, OwnerId = viewer.UserId, CreatedAt = now };
        await changes.RunAsync(db => Task.FromResult(db.Courses.Add(course)), stop);
        response.Headers.ETag = ETag(course);
        return TypedResults.Created($"/api/catalog/courses/{course.Id}", CourseView.Of(course, viewer, []));
    }

    private static async Task<Results<Ok<CourseView>, ProblemHttpResult>> Get(CourseId courseId, ClaimsPrincipal user, CatalogDb db, HttpResponse response, CancellationToken stop)
    {
        var viewer = Viewer.Of(user);
        if (await db.Courses.AsNoTracking().VisibleTo(viewer).SingleOrDefaultAsync(found => found.Id == courseId, stop) is not { } course)
        {
            return CatalogProblems.NoSuchCourse;
        }

        var lessons = await db.Lessons.AsNoTracking().VisibleTo(viewer).Where(lesson => lesson.CourseId == courseId)
            .OrderBy(lesson => lesson.Position).WithVideos().Include(lesson => lesson.Course).ToListAsync(stop);
        response.Headers.ETag = ETag(course);
        return TypedResults.Ok(CourseView.Of(course, viewer, [.. lessons.Select(lesson => LessonView.Of(lesson, viewer))]));
    }

    private static Task<Results<Ok<CourseView>, ProblemHttpResult>> Describe(
        CourseId courseId, CourseRequest request, ClaimsPrincipal user, CatalogChanges changes, HttpContext http, CancellationToken stop) =>
        changes.RunAsync<Results<Ok<CourseView>, ProblemHttpResult>>(
            async db =>
            {
                var viewer = Viewer.Of(user);
                if (await db.Courses.VisibleTo(viewer).SingleOrDefaultAsync(found => found.Id == courseId, stop) is not { } course)
                {
                    return CatalogProblems.NoSuchCourse;
                }

                if (!course.IsOwnedBy(viewer))
                {
                    return CatalogProblems.NotOwner;
                }

                if (http.Request.Headers.IfMatch is [{ } expected] && expected != "*" && expected != ETag(course))
                {
                    return Problems.Of(StatusCodes.Status412PreconditionFailed, "course-changed", "The course was changed meanwhile.", "Load it again, then repeat the change.");
                }

                course.Describe(request.Title.Trim(), request.Access);
                http.Response.Headers.ETag = ETag(course);
                return TypedResults.Ok(CourseView.Of(course, viewer));
            },
            stop);

    private static string ETag(Course course) => $"\"{course.Revision}\"";
}
