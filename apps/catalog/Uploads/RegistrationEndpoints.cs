using EduStream.Catalog.Access;
using EduStream.Catalog.Companions;
using EduStream.Catalog.Database;
using EduStream.Catalog.Videos;
using EduStream.Contracts;
using EduStream.Contracts.Videos;
using EduStream.ServiceDefaults.Access;
using EduStream.ServiceDefaults.Errors;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace EduStream.Catalog.Uploads;

/// <summary>What <c>uploads</c> asks and tells before an upload is complete.</summary>
internal static class RegistrationEndpoints
{
    private const int MostFileName = 255;

    internal static void MapUploads(this WebApplication app)
    {
        app.MapUploadEvents();
        var uploads = app.MapGroup("/internal/uploads").WithTags("Uploads").RequireDaprCaller(AppIds.Uploads);
        uploads.MapPost("/", Register);
        uploads.MapDelete("/{uploadId}", Forget);
    }

    private static async Task<Results<Ok<UploadRegistered>, ProblemHttpResult>> Register(
        RegisterUpload upload, CatalogChanges changes, TimeProvider clock, ILogger<VideoUpload> logger, CancellationToken stop)
    {
        var isNew = false;
        var answer = await changes.RunAsync<Results<Ok<UploadRegistered>, ProblemHttpResult>>(
            async db =>
            {
                isNew = false;
                if (await db.Uploads.AsNoTracking().SingleOrDefaultAsync(found => found.Id == upload.UploadId, stop) is { } known)
                {
                    return TypedResults.Ok(new UploadRegistered(known.VideoId));
                }

                var lesson = await db.Lessons.Include(found => found.Course).Include(found => found.Videos).ThenInclude(video => video.Uploads).Include(found => found.Videos).ThenInclude(video => video.Versions)
                    .Include(found => found.Videos).ThenInclude(video => video.Companion).AsSplitQuery()
                    .SingleOrDefaultAsync(found => found.Id == upload.LessonId, stop);
                if (lesson is null || !lesson.Course.IsOwnedBy(new Viewer(upload.InstructorId, upload.IsAdmin)))
                {
                    return lesson is null ? CatalogProblems.NoSuchLesson : CatalogProblems.NotOwner;
                }

                var now = clock.GetUtcNow();
                var video = lesson.VideoFor(upload.Companion, now);
                video.Register(upload with { FileName = upload.FileName.Length > MostFileName ? upload.FileName[..MostFileName] : upload.FileName }, now);
                isNew = true;
                return TypedResults.Ok(new UploadRegistered(video.Id));
            },
            stop);
        if (isNew && answer.Result is Ok<UploadRegistered> { Value: { } registered })
        {
            logger.UploadRegistered(upload.UploadId, registered.VideoId, upload.LessonId);
        }

        return answer;
    }

    /// <summary>The upload was given up or expired. May be repeated; an upload that is complete stays.</summary>
    private static Task<Results<NoContent, ProblemHttpResult>> Forget(UploadId uploadId, CatalogChanges changes, CancellationToken stop) =>
        changes.RunAsync<Results<NoContent, ProblemHttpResult>>(
            async db =>
            {
                var video = await db.Videos.Include(found => found.Uploads).Include(found => found.Versions).AsSplitQuery()
                    .SingleOrDefaultAsync(found => found.Uploads.Any(upload => upload.Id == uploadId), stop);
                if (video is not null && !video.Forget(uploadId))
                {
                    return Problems.Of(StatusCodes.Status409Conflict, "upload-complete", "The upload is complete.");
                }

                if (video is { Uploads.Count: 0, Versions.Count: 0 })
                {
                    db.Videos.Remove(video);
                }

                return TypedResults.NoContent();
            },
            stop);
}
