using System.Globalization;
using System.Security.Claims;
using EduStream.Catalog.Access;
using EduStream.Catalog.Database;
using EduStream.Catalog.Videos;
using EduStream.Contracts;
using EduStream.Contracts.Captions;
using EduStream.Media.Captions;
using EduStream.ServiceDefaults.Access;
using EduStream.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace EduStream.Catalog.Captions;

internal static class CaptionEndpoints
{
    internal static void AddCaptions(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<CaptionFiles>().AddSingleton<CaptionLists>().AddSingleton<CaptionDesk>().AddHostedService<CaptionListCatchUp>();
    }

    internal static void MapCaptions(this WebApplication app)
    {
        var captions = app.MapGroup("/api/catalog/videos/{videoId}/captions").WithTags("Captions").RequireAuthorization(Policies.Learner);
        captions.MapGet("/", List);
        captions.MapGet("/{language}", Read);
        // Twice what is taken, so that whoever sends too much gets an answer that says so.
        captions.MapPut("/{language}", Put).RequireAuthorization(Policies.Instructor).WithMetadata(new RequestSizeLimitAttribute(2 * CaptionImport.MostBytes));
        captions.MapDelete("/{language}", Remove).RequireAuthorization(Policies.Instructor);
        app.MapOffers();
    }

    private static async Task<Results<Ok<CaptionsView>, ProblemHttpResult>> List(VideoId videoId, ClaimsPrincipal user, CatalogDb db, CancellationToken stop)
    {
        if (await FindAsync(db, videoId, user, stop) is not { } video)
        {
            return CatalogProblems.NoSuchVideo;
        }

        var owned = video.Lesson.Course.IsOwnedBy(Viewer.Of(user));
        var tracks = await db.Captions.AsNoTracking().Where(track => track.VideoId == videoId && track.IsCurrent).ToListAsync(stop);
        return TypedResults.Ok(new CaptionsView(
            [.. tracks.Where(track => owned || IsShown(track, video)).OrderBy(track => track.Language, StringComparer.Ordinal).Select(track => CaptionView.Of(track, owned))]));
    }

    /// <summary>WebVTT; for the owner also older revisions (<c>revision=3</c>) and what they were made of (<c>original=true</c>).</summary>
    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> Read(
        VideoId videoId, string language, ClaimsPrincipal user, CatalogDb db, CaptionFiles files, HttpResponse response, CancellationToken stop, int? revision = null, bool original = false)
    {
        if (await FindAsync(db, videoId, user, stop) is not { } video)
        {
            return CatalogProblems.NoSuchVideo;
        }

        var owned = video.Lesson.Course.IsOwnedBy(Viewer.Of(user));
        if ((revision is not null || original) && !owned)
        {
            return CatalogProblems.NotOwner;
        }

        var tag = CaptionLanguage.Canonical(language);
        var track = await db.Captions.AsNoTracking()
            .SingleOrDefaultAsync(found => found.VideoId == videoId && found.Language == tag && (revision == null ? found.IsCurrent : found.Revision == revision), stop);
        if (track is null || !(owned || IsShown(track, video))
            || await files.ReadStoredAsync(original ? MediaPaths.CaptionOriginal(videoId, track.File) : MediaPaths.CaptionFile(videoId, track.File), stop) is not { } content)
        {
            return CaptionProblems.NoSuchCaptions;
        }

        // An original is whatever somebody uploaded: it is never shown by a browser, only saved.
        response.Headers.ETag = ETag(track);
        return original
            ? TypedResults.File(content, "application/octet-stream", $"captions-{track.Language}.{track.Format}")
            : TypedResults.File(content, "text/vtt; charset=utf-8");
    }

    private static async Task<Results<Ok<CaptionView>, Created<CaptionView>, ProblemHttpResult>> Put(
        VideoId videoId, string language, ClaimsPrincipal user, CatalogDb db, CaptionDesk desk, HttpContext http, CancellationToken stop)
    {
        if (CaptionUpload.Of(language, http.Request, out var problem) is not { } upload)
        {
            return problem!;
        }

        var (video, refusal) = await OwnAsync(db, videoId, user, stop);
        if (video is null)
        {
            return refusal!;
        }

        var original = await CaptionFiles.ReadAsync(http.Request.Body, stop);
        var outcome = CaptionImport.Import(original, video.DurationSeconds);
        if (outcome is CaptionOutcome.Refused refused)
        {
            return CaptionProblems.Refused(refused);
        }

        var done = await desk.PutAsync(
            videoId, upload, original, (CaptionOutcome.Accepted)outcome, (CaptionOrigin.Instructor, null, user.UserId()), set => Precondition(http.Request, set.Current(upload.Language)), stop);
        if (done.Track is not { } track)
        {
            return done.Problem!;
        }

        http.Response.Headers.ETag = ETag(track);
        var view = CaptionView.Of(track, forOwner: true);
        return done.Replaced ? TypedResults.Ok(view) : TypedResults.Created($"/api/catalog/videos/{videoId}/captions/{track.Language}", view);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Remove(
        VideoId videoId, string language, ClaimsPrincipal user, CatalogDb db, CaptionDesk desk, HttpContext http, CancellationToken stop)
    {
        if (await OwnAsync(db, videoId, user, stop) is { Problem: { } refusal })
        {
            return refusal;
        }

        return CaptionLanguage.Canonical(language) is not { } tag ? CaptionProblems.NoSuchCaptions
            : await desk.RemoveAsync(videoId, tag, track => Precondition(http.Request, track), stop) is { } problem ? problem
            : TypedResults.NoContent();
    }

    /// <summary>What came with a version is shown with that version only.</summary>
    private static bool IsShown(CaptionTrack track, Video video) => track.Version is null || track.Version == video.Published;

    private static ProblemHttpResult? Precondition(HttpRequest request, CaptionTrack? current)
    {
        var matches = request.Headers.IfMatch.Count == 0 || (current is not null && (request.Headers.IfMatch == "*" || request.Headers.IfMatch == ETag(current)));
        return matches && (current is null || request.Headers.IfNoneMatch != "*") ? null : CaptionProblems.Changed;
    }

    private static async Task<(Video? Video, ProblemHttpResult? Problem)> OwnAsync(CatalogDb db, VideoId videoId, ClaimsPrincipal user, CancellationToken stop) =>
        await FindAsync(db, videoId, user, stop) is not { } video ? (null, CatalogProblems.NoSuchVideo)
        : video.Lesson.Course.IsOwnedBy(Viewer.Of(user)) ? (video, null)
        : (null, CatalogProblems.NotOwner);

    private static Task<Video?> FindAsync(CatalogDb db, VideoId videoId, ClaimsPrincipal user, CancellationToken stop)
    {
        var visible = db.Lessons.VisibleTo(Viewer.Of(user));
        return db.Videos.AsNoTracking().Include(found => found.Lesson).ThenInclude(lesson => lesson.Course)
            .SingleOrDefaultAsync(found => found.Id == videoId && visible.Any(lesson => lesson.Id == found.LessonId), stop);
    }

    private static string ETag(CaptionTrack track) => string.Create(CultureInfo.InvariantCulture, $"\"{track.Revision}\"");
}
