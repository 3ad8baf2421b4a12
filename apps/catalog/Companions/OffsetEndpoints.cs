using EduStream.Catalog.Access;
using EduStream.Catalog.Database;
using EduStream.Catalog.Videos;
using EduStream.Contracts;
using EduStream.Contracts.Videos;
using EduStream.ServiceDefaults.Access;
using EduStream.ServiceDefaults.Errors;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace EduStream.Catalog.Companions;

/// <summary>What <c>pipeline</c> asks and tells when it measures how two recordings lie in time.</summary>
internal static class OffsetEndpoints
{
    internal static void MapOffsets(this WebApplication app)
    {
        var videos = app.MapGroup("/internal/videos/{videoId}").WithTags("Companions").RequireDaprCaller(AppIds.Pipeline);
        videos.MapGet("/pair", Pair);
        videos.MapPost("/offset", Take);
    }

    private static async Task<Results<Ok<RecordingPair>, ProblemHttpResult>> Pair(VideoId videoId, CatalogDb db, CancellationToken stop)
    {
        var lesson = await db.Lessons.AsNoTracking().Where(found => found.Videos.Any(video => video.Id == videoId))
            .Include(found => found.Videos).ThenInclude(video => video.Versions).Include(found => found.Videos).ThenInclude(video => video.Uploads).AsSplitQuery().SingleOrDefaultAsync(stop);
        if (lesson is null)
        {
            return CatalogProblems.NoSuchVideo;
        }

        return (RecordingOf(lesson.Video), RecordingOf(lesson.CompanionVideo)) is ({ } main, { } companion)
            ? TypedResults.Ok(new RecordingPair(main, companion))
            : Problems.Of(StatusCodes.Status404NotFound, "no-pair", "The lesson does not have two published recordings whose files are kept.");
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Take(VideoId videoId, OffsetMeasured measured, CatalogChanges changes, TimeProvider clock, CancellationToken stop)
    {
        if (Companion.Fault(measured.OffsetSeconds) is not null || !(measured.Confidence is >= 0 and <= 1))
        {
            return Problems.Of(StatusCodes.Status400BadRequest, "invalid-offset", "This cannot be the offset of two recordings.");
        }

        var known = await changes.RunAsync(
            async db =>
            {
                var lesson = await db.Lessons.Where(found => found.Videos.Any(video => video.Id == videoId && video.IsCompanion))
                    .Include(found => found.Videos).ThenInclude(video => video.Companion).SingleOrDefaultAsync(stop);
                // What is out of date is measured again for what took its place.
                if (lesson?.Video?.Published == measured.MainVersion && lesson.CompanionVideo?.Published == measured.CompanionVersion)
                {
                    lesson.CompanionVideo.Companion?.Take(measured, clock.GetUtcNow());
                }

                return lesson is not null;
            },
            stop);
        return known ? TypedResults.NoContent() : CatalogProblems.NoSuchVideo;
    }

    private static Recording? RecordingOf(Video? video) =>
        video?.Versions.Find(version => version.Number == video.Published) is { UploadId: { } uploadId } version
        && video.Uploads.Exists(upload => upload.Id == uploadId && upload.SourceExpiredAt is null)
            ? new Recording(video.Id, version.Number, uploadId)
            : null;
}
