using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using EduStream.Catalog.Access;
using EduStream.Catalog.Companions;
using EduStream.Catalog.Database;
using EduStream.Catalog.Paging;
using EduStream.Contracts;
using EduStream.ServiceDefaults.Access;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace EduStream.Catalog.Lessons;

internal static class LessonEndpoints
{
    internal static void MapLessons(this WebApplication app)
    {
        var catalog = app.MapGroup("/api/catalog").WithTags("Lessons").RequireAuthorization(Policies.Learner);
        catalog.MapPost("/courses/{courseId}/lessons", Add).RequireAuthorization(Policies.Instructor);
        catalog.MapGet("/lessons", List);
        catalog.MapGet("/lessons/{lessonId}", Get);
    }

    private static Task<Results<Created<LessonView>, ProblemHttpResult>> Add(
        CourseId courseId, LessonRequest request, ClaimsPrincipal user, CatalogChanges changes, TimeProvider clock, CancellationToken stop) =>
        changes.RunAsync<Results<Created<LessonView>, ProblemHttpResult>>(
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

                var lesson = course.AddLesson(request.Title.Trim(), clock.GetUtcNow());
                return TypedResults.Created($"/api/catalog/lessons/{lesson.Id}", LessonView.Of(lesson, viewer));
            },
            stop);

    /// <summary>Newest course first, then in the course's order.</summary>
    private static async Task<Results<Ok<Page<LessonView>>, ValidationProblem>> List(
        ClaimsPrincipal user, CatalogDb db, CancellationToken stop, string? after = null, [Range(1, Page<LessonView>.Most)] int limit = Page<LessonView>.Default)
    {
        var (course, position) = (default(CourseId), 0);
        if (after is not null && !Cursors.TryRead(after, out course, out position))
        {
            return Cursors.Unreadable;
        }

        var viewer = Viewer.Of(user);
        var rows = await db.Lessons.AsNoTracking().VisibleTo(viewer)
            .Where(lesson => after == null || Cursors.Compare(lesson.CourseId, course) < 0 || (lesson.CourseId == course && lesson.Position > position))
            .OrderByDescending(lesson => lesson.CourseId).ThenBy(lesson => lesson.Position)
            .Include(lesson => lesson.Course).WithVideos().Take(limit + 1).ToListAsync(stop);
        return TypedResults.Ok(Page<LessonView>.Of([.. rows.Select(lesson => LessonView.Of(lesson, viewer))], limit, lesson => Cursors.Of(lesson.CourseId, lesson.Position)));
    }

    private static async Task<Results<Ok<LessonView>, ProblemHttpResult>> Get(LessonId lessonId, ClaimsPrincipal user, CatalogDb db, CancellationToken stop)
    {
        var viewer = Viewer.Of(user);
        var lesson = await db.Lessons.AsNoTracking().VisibleTo(viewer).Include(found => found.Course).WithVideos()
            .SingleOrDefaultAsync(found => found.Id == lessonId, stop);
        return lesson is null ? CatalogProblems.NoSuchLesson : TypedResults.Ok(LessonView.Of(lesson, viewer));
    }
}
