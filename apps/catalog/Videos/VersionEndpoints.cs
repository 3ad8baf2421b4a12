using EduStream.Catalog.Access;
using EduStream.Catalog.Database;
using EduStream.Catalog.Outbox;
using EduStream.Contracts;
using EduStream.Contracts.Events;
using EduStream.Contracts.Videos;
using EduStream.ServiceDefaults.Access;
using EduStream.ServiceDefaults.Errors;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace EduStream.Catalog.Videos;

/// <summary>What <c>pipeline</c> tells of the versions of a video. A pointer, the state and the event about it change in one transaction.</summary>
internal static class VersionEndpoints
{
    internal static void MapVersions(this WebApplication app)
    {
        var videos = app.MapGroup("/internal/videos/{videoId}").WithTags("Versions").RequireDaprCaller(AppIds.Pipeline);
        videos.MapPost("/versions", Start);
        videos.MapGet("/versions/{version:int}", Decisions);
        videos.MapGet("/published", Published);
        videos.MapPost("/playable", MakePlayable);
        videos.MapPost("/publish", Publish);
        videos.MapPost("/fail", Fail);
        videos.MapPost("/remove", Remove);
    }

    private static Task<Results<NoContent, ProblemHttpResult>> Start(VideoId videoId, VersionStarted started, CatalogChanges changes, TimeProvider clock, CancellationToken stop) =>
        Change(videoId, started.Version, changes, (_, video) => video.Start(started, clock.GetUtcNow(), video.Lesson.Course.Codecs), stop);

    private static async Task<Results<Ok<VersionDecisions>, ProblemHttpResult>> Decisions(VideoId videoId, int version, CatalogDb db, CancellationToken stop) =>
        await db.Videos.AsNoTracking().Where(video => video.Id == videoId).SelectMany(video => video.Versions).SingleOrDefaultAsync(found => found.Number == version, stop) is { } started
            ? TypedResults.Ok(new VersionDecisions(started.Codecs))
            : Problems.Of(StatusCodes.Status404NotFound, "no-such-version", "There is no such version of the video.");

    private static async Task<Results<Ok<PublishedVersion>, ProblemHttpResult>> Published(VideoId videoId, CatalogDb db, CancellationToken stop) =>
        await db.Videos.AsNoTracking().Where(video => video.Id == videoId).Select(video => new PublishedVersion(video.Published)).SingleOrDefaultAsync(stop) is { } published
            ? TypedResults.Ok(published)
            : CatalogProblems.NoSuchVideo;

    private static Task<Results<NoContent, ProblemHttpResult>> MakePlayable(
        VideoId videoId, PlayableVersion playable, CatalogChanges changes, TimeProvider clock, ILogger<Video> logger, CancellationToken stop) =>
        Change(videoId, playable.Version, changes, (_, video) => video.MakePlayable(playable, clock.GetUtcNow()), stop, () => logger.VersionPlayable(videoId, playable.Version));

    private static Task<Results<NoContent, ProblemHttpResult>> Publish(
        VideoId videoId, PublishVersion published, CatalogChanges changes, IOptions<VersionOptions> options, TimeProvider clock, ILogger<Video> logger, CancellationToken stop) =>
        Change(videoId, published.Version, changes, (db, video) =>
        {
            var now = clock.GetUtcNow();
            var outcome = video.Publish(published, now);
            if (outcome == VersionOutcome.Done)
            {
                db.Outbox.Add(OutboxMessage.Of(Topics.VideoPublished, Fact(video, published.Version, now), now));
                Retirement.Note(db, video, options.Value, now);
            }

            return outcome;
        }, stop, () => logger.VersionPublished(videoId, published.Version));

    private static VideoPublished Fact(Video video, int version, DateTimeOffset now) =>
        new(video.Id, version, video.LessonId, video.Lesson.CourseId, now) { UploadId = video.Versions.Find(found => found.Number == version)?.UploadId, IsCompanion = video.IsCompanion };

    private static Task<Results<NoContent, ProblemHttpResult>> Fail(
        VideoId videoId, FailVersion failed, CatalogChanges changes, TimeProvider clock, ILogger<Video> logger, CancellationToken stop) =>
        Change(videoId, failed.Version, changes, (db, video) =>
        {
            var now = clock.GetUtcNow();
            var outcome = video.Fail(failed, now);
            if (outcome == VersionOutcome.Done)
            {
                db.Outbox.Add(OutboxMessage.Of(
                    Topics.VideoFailed, new VideoFailed(videoId, failed.Version, video.LessonId, video.Lesson.CourseId, failed.Reason, failed.Sentence, now) { IsCompanion = video.IsCompanion }, now));
            }

            return outcome;
        }, stop, () => logger.VersionFailed(videoId, failed.Version, failed.Reason));

    private static Task<Results<NoContent, ProblemHttpResult>> Remove(
        VideoId videoId, RemoveVersion removal, CatalogChanges changes, TimeProvider clock, ILogger<Video> logger, CancellationToken stop) =>
        Change(videoId, removal.Version, changes, (_, video) => video.Remove(removal.Version, removal.RetiredAt, clock.GetUtcNow()), stop, () => logger.VersionRemoved(videoId, removal.Version));

    // done: once, after the commit; the change itself may run several times.
    private static async Task<Results<NoContent, ProblemHttpResult>> Change(
        VideoId videoId, int version, CatalogChanges changes, Func<CatalogDb, Video, VersionOutcome> change, CancellationToken stop, Action? done = null)
    {
        if (version < 1)
        {
            return Problems.Of(StatusCodes.Status400BadRequest, "invalid-version", "Versions count from 1.");
        }

        var outcome = await changes.RunAsync<VersionOutcome?>(
            async db =>
            {
                var video = await db.Videos.Include(found => found.Uploads).Include(found => found.Versions).Include(found => found.Lesson.Course).AsSplitQuery()
                    .SingleOrDefaultAsync(found => found.Id == videoId, stop);
                return video is null ? null : change(db, video);
            },
            stop);
        if (outcome == VersionOutcome.Done)
        {
            done?.Invoke();
        }

        return outcome switch
        {
            null => CatalogProblems.NoSuchVideo,
            VersionOutcome.Superseded => Problems.Of(StatusCodes.Status409Conflict, "superseded", "A newer version of the video is published."),
            VersionOutcome.NotWanted => Problems.Of(StatusCodes.Status409Conflict, "not-wanted", "A version of the video is published; an instant stream would be no better."),
            VersionOutcome.AlreadyFailed => Problems.Of(StatusCodes.Status409Conflict, "version-failed", "The version has failed; that cannot be taken back."),
            VersionOutcome.InUse => Problems.Of(StatusCodes.Status409Conflict, "version-in-use", "People watch this version, or may go back to it."),
            VersionOutcome.AlreadyPublished => Problems.Of(StatusCodes.Status409Conflict, "version-published", "The version is published; that cannot be taken back."),
            _ => TypedResults.NoContent(),
        };
    }
}
