using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using EduStream.Catalog.Access;
using EduStream.Catalog.Database;
using EduStream.Catalog.Outbox;
using EduStream.Contracts;
using EduStream.Contracts.Events;
using EduStream.ServiceDefaults.Access;
using EduStream.ServiceDefaults.Errors;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace EduStream.Catalog.Videos;

/// <summary>What owners do with the versions of a video: make a new one from the same source, go back to an earlier one.</summary>
internal static class HistoryEndpoints
{
    internal static void AddHistory(this IHostApplicationBuilder builder) =>
        builder.Services.AddOptions<VersionOptions>().BindConfiguration(VersionOptions.Section).ValidateDataAnnotations().ValidateOnStart();

    internal static void MapHistory(this WebApplication app)
    {
        var videos = app.MapGroup("/api/catalog/videos/{videoId}").WithTags("Videos").RequireAuthorization(Policies.Instructor);
        videos.MapPost("/republish", Republish);
        videos.MapPost("/rollback", RollBack);
    }

    private static async Task<Results<Accepted<RepublishView>, ProblemHttpResult>> Republish(
        VideoId videoId, ClaimsPrincipal user, CatalogChanges changes, TimeProvider clock, ILogger<Video> logger, CancellationToken stop)
    {
        var (viewer, requestId) = (Viewer.Of(user), Guid.CreateVersion7(clock.GetUtcNow()));
        var refusal = await ChangeAsync(videoId, viewer, changes, ifMatch: null, (db, video) =>
        {
            var now = clock.GetUtcNow();
            switch (video.Republish(requestId, viewer.UserId))
            {
                case RepublishOutcome.WorkRunning:
                    return Problems.Of(StatusCodes.Status409Conflict, "work-running", "A version of this video is in work.", "Wait until it has ended.");
                case RepublishOutcome.NoSource:
                    return Problems.Of(StatusCodes.Status409Conflict, "no-source", "Nothing was uploaded for this video yet.");
                case RepublishOutcome.SourceExpired:
                    return Problems.Of(StatusCodes.Status409Conflict, "source-expired", "The uploaded file of this video was removed after the time that its course keeps files.", "Upload the video again.");
                default:
                    var source = video.Source!;
                    db.Outbox.Add(OutboxMessage.Of(Topics.RepublishRequested, new RepublishRequested(requestId, videoId, video.LessonId, source.Id, source.InstructorId, now), now));
                    return null;
            }
        }, stop);
        if (refusal is not null)
        {
            return refusal;
        }

        logger.RepublishRequested(videoId, requestId);
        return TypedResults.Accepted($"/api/catalog/videos/{videoId}", new RepublishView(requestId));
    }

    /// <summary>Repeating it changes nothing. With <c>If-Match</c> only from the state that the caller has seen.</summary>
    private static async Task<Results<NoContent, ProblemHttpResult>> RollBack(
        VideoId videoId, RollBackRequest request, ClaimsPrincipal user, HttpRequest http, CatalogChanges changes, IOptions<VersionOptions> options, TimeProvider clock, ILogger<Video> logger,
        CancellationToken stop)
    {
        int? left = null;
        var refusal = await ChangeAsync(videoId, Viewer.Of(user), changes, http.Headers.IfMatch is [{ } expected] ? expected : null, (db, video) =>
        {
            var now = clock.GetUtcNow();
            var from = video.Published;
            switch (video.RollBack(request.Version, now))
            {
                case RollBackOutcome.NoSuchVersion:
                    return Problems.Of(StatusCodes.Status404NotFound, "no-such-version", "This video has no such version.");
                case RollBackOutcome.NotPublished:
                    return Problems.Of(StatusCodes.Status409Conflict, "version-not-published", "This version was never published.");
                case RollBackOutcome.Removed:
                    return Problems.Of(StatusCodes.Status409Conflict, "version-removed", "The files of this version were removed.", "Choose a later version, or publish the video anew.");
                case RollBackOutcome.Done:
                    left = from;
                    // The enrichment of the version is told to do its work again.
                    video.Extras?.Forget();
                    video.Lesson.CompanionVideo?.Companion?.Forget();
                    db.Outbox.Add(OutboxMessage.Of(Topics.VideoPublished, new VideoPublished(videoId, request.Version, video.LessonId, video.Lesson.CourseId, now) { RolledBackFrom = from, IsCompanion = video.IsCompanion, UploadId = video.Versions.Find(version => version.Number == request.Version)?.UploadId }, now));
                    Retirement.Note(db, video, options.Value, now);
                    return null;
                default:
                    return null;
            }
        }, stop);
        if (refusal is not null)
        {
            return refusal;
        }

        if (left is { } version)
        {
            logger.RolledBack(videoId, version, request.Version);
        }

        return TypedResults.NoContent();
    }

    private static Task<ProblemHttpResult?> ChangeAsync(
        VideoId videoId, Viewer viewer, CatalogChanges changes, string? ifMatch, Func<CatalogDb, Video, ProblemHttpResult?> change, CancellationToken stop) =>
        changes.RunAsync(
            async db =>
            {
                var visible = db.Lessons.VisibleTo(viewer);
                var video = await db.Videos.Include(found => found.Uploads).Include(found => found.Versions).Include(found => found.Extras)
                    .Include(found => found.Lesson).ThenInclude(lesson => lesson.Course).Include(found => found.Lesson).ThenInclude(lesson => lesson.Videos).ThenInclude(other => other.Companion).AsSplitQuery()
                    .SingleOrDefaultAsync(found => found.Id == videoId && visible.Any(lesson => lesson.Id == found.LessonId), stop);
                if (video is null || !video.Lesson.Course.IsOwnedBy(viewer))
                {
                    return video is null ? CatalogProblems.NoSuchVideo : CatalogProblems.NotOwner;
                }

                return ifMatch is not null && ifMatch != "*" && ifMatch != VideoEndpoints.ETag(video)
                    ? Problems.Of(StatusCodes.Status412PreconditionFailed, "video-changed", "The video was changed meanwhile.", "Load it again, then repeat the change.")
                    : change(db, video);
            },
            stop);
}

/// <summary>Which version people are to watch.</summary>
public sealed record RollBackRequest([property: Range(1, int.MaxValue)] int Version);

/// <summary>A new version is on its way.</summary>
public sealed record RepublishView(Guid RequestId);
