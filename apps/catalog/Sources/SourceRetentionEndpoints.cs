using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using EduStream.Catalog.Access;
using EduStream.Catalog.Database;
using EduStream.Contracts;
using EduStream.ServiceDefaults.Access;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace EduStream.Catalog.Sources;

/// <summary>How long a course keeps the files that were uploaded for it.</summary>
internal static class SourceRetentionEndpoints
{
    internal static void AddSources(this IHostApplicationBuilder builder) => builder.Services.AddSingleton<SourceSweep>();

    internal static void MapSources(this WebApplication app)
    {
        app.MapPut("/api/catalog/courses/{courseId}/source-retention", Set).WithTags("Courses").RequireAuthorization(Policies.Instructor);
        // The cron binding comes by at the times that its component names.
        app.MapGroup("/events").RequireDaprSidecar().MapPost($"/{Components.SourceSweep}", Sweep);
    }

    private static Task<Results<NoContent, ProblemHttpResult>> Set(CourseId courseId, SourceRetention request, ClaimsPrincipal user, CatalogChanges changes, CancellationToken stop) =>
        changes.RunAsync<Results<NoContent, ProblemHttpResult>>(
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

                course.KeepSources(request.KeepSourceDays);
                return TypedResults.NoContent();
            },
            stop);

    private static async Task<Ok> Sweep(SourceSweep sweep, CancellationToken stop)
    {
        await sweep.SweepAsync(stop);
        return TypedResults.Ok();
    }
}

/// <param name="KeepSourceDays">Days after the upload was complete, 1 to 3650; null: for ever.</param>
public sealed record SourceRetention([property: Range(1, 3650)] int? KeepSourceDays);
