using System.Security.Claims;
using EduStream.Catalog.Access;
using EduStream.Catalog.Database;
using EduStream.Catalog.Lessons;
using EduStream.Catalog.Videos;
using EduStream.Contracts;
using EduStream.ServiceDefaults.Access;
using EduStream.ServiceDefaults.Errors;
using EduStream.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace EduStream.Catalog.Companions;

/// <summary>What owners do with the second picture of a lesson: say how it lies in time, take it away. It comes by an upload.</summary>
internal static class CompanionEndpoints
{
    internal static void MapCompanions(this WebApplication app)
    {
        var companion = app.MapGroup("/api/catalog/lessons/{lessonId}/companion").WithTags("Companions").RequireAuthorization(Policies.Instructor);
        companion.MapPut("/", Describe);
        companion.MapDelete("/", Remove);
        app.MapOffsets();
    }

    private static async Task<Results<Ok<CompanionView>, ProblemHttpResult>> Describe(
        LessonId lessonId, CompanionRequest request, ClaimsPrincipal user, CatalogChanges changes, ILogger<Companion> logger, CancellationToken stop)
    {
        if (Companion.Fault(request.OffsetSeconds) is { } fault)
        {
            return Problems.Of(StatusCodes.Status400BadRequest, "invalid-offset", "This cannot be the offset of two recordings.", fault);
        }

        if (request.Role is { } role && !Enum.IsDefined(role))
        {
            return Problems.Of(StatusCodes.Status400BadRequest, "invalid-role", "A companion shows slides or a camera.", "role is 'slides' or 'camera'.");
        }

        CompanionView? view = null;
        var refusal = await ChangeAsync(
            lessonId,
            user,
            changes,
            (_, video) =>
            {
                video.Companion!.Describe(request.Role, request.OffsetSeconds);
                view = CompanionView.Of(video, forOwner: true);
                return null;
            },
            stop);
        if (refusal is not null)
        {
            return refusal;
        }

        logger.CompanionDescribed(lessonId, view!.OffsetSeconds);
        return TypedResults.Ok(view);
    }

    /// <summary>The lesson goes on without it. Whoever watches loses it within a minute; files and keys go when nobody can watch them any more.</summary>
    private static async Task<Results<NoContent, ProblemHttpResult>> Remove(
        LessonId lessonId, ClaimsPrincipal user, CatalogChanges changes, IMediaStore store, IOptions<VersionOptions> options, TimeProvider clock, ILogger<Companion> logger,
        CancellationToken stop)
    {
        VideoId removed = default;
        var refusal = await ChangeAsync(
            lessonId,
            user,
            changes,
            (db, video) => CompanionRemoval.TryRemove(db, video, options.Value.SessionsLife, clock.GetUtcNow()) && (removed = video.Id) != default
                ? null
                : Problems.Of(StatusCodes.Status409Conflict, "work-running", "A version of this video is in work.", "Wait until it has ended."),
            stop);
        if (refusal is not null)
        {
            return refusal;
        }

        // Captions belong to a video and to none of its versions, whose files go when the last viewer has left.
        await store.DeletePrefixAsync(MediaPaths.Captions(removed), stop);
        logger.CompanionRemoved(lessonId);
        return TypedResults.NoContent();
    }

    private static Task<ProblemHttpResult?> ChangeAsync(
        LessonId lessonId, ClaimsPrincipal user, CatalogChanges changes, Func<CatalogDb, Video, ProblemHttpResult?> change, CancellationToken stop) =>
        changes.RunAsync(
            async db =>
            {
                var viewer = Viewer.Of(user);
                var lesson = await db.Lessons.VisibleTo(viewer).Include(found => found.Course).Include(found => found.Videos).ThenInclude(video => video.Companion)
                    .Include(found => found.Videos).ThenInclude(video => video.Versions).Include(found => found.Videos).ThenInclude(video => video.Uploads).AsSplitQuery()
                    .SingleOrDefaultAsync(found => found.Id == lessonId, stop);
                if (lesson is null || !lesson.Course.IsOwnedBy(viewer))
                {
                    return lesson is null ? CatalogProblems.NoSuchLesson : CatalogProblems.NotOwner;
                }

                return lesson.CompanionVideo is { Companion: not null } video
                    ? change(db, video)
                    : Problems.Of(StatusCodes.Status404NotFound, "no-companion", "This lesson has no second picture.");
            },
            stop);
}
