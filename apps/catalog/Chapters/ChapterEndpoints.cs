using System.Security.Claims;
using EduStream.Catalog.Access;
using EduStream.Catalog.Database;
using EduStream.Catalog.Videos;
using EduStream.Contracts;
using EduStream.Contracts.Chapters;
using EduStream.Contracts.Enrichment;
using EduStream.ServiceDefaults.Access;
using EduStream.ServiceDefaults.Errors;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace EduStream.Catalog.Chapters;

/// <summary>Chapters: those of the owner win over those of the file; what slides suggest is shown to the owner until it is accepted.</summary>
internal static class ChapterEndpoints
{
    internal static void MapChapters(this WebApplication app)
    {
        var video = app.MapGroup("/api/catalog/videos/{videoId}/chapters").WithTags("Chapters").RequireAuthorization(Policies.Learner);
        video.MapGet("/", Get);
        video.MapPut("/", Write).RequireAuthorization(Policies.Instructor);
        video.MapDelete("/", Forget).RequireAuthorization(Policies.Instructor);
        app.MapPost("/internal/videos/{videoId}/chapters", Take).WithTags("Chapters").RequireDaprCaller(AppIds.Pipeline);
        app.MapGet("/internal/videos/{videoId}/chapters", GetEffective).WithTags("Chapters").RequireDaprCaller(AppIds.Edge);
    }

    private static async Task<Results<Ok<ChaptersView>, ProblemHttpResult>> Get(VideoId videoId, ClaimsPrincipal user, CatalogDb db, CancellationToken stop)
    {
        var viewer = Viewer.Of(user);
        var video = await db.WithExtrasAsync(videoId, viewer, stop);
        return video is null ? CatalogProblems.NoSuchVideo : TypedResults.Ok(ChaptersView.Of(video.Extras, video.Lesson.Course.IsOwnedBy(viewer)));
    }

    private static Task<Results<Ok<ChaptersView>, ProblemHttpResult>> Write(
        VideoId videoId, ChaptersRequest request, ClaimsPrincipal user, CatalogDb db, CatalogChanges changes, CancellationToken stop) =>
        ChangeAsync(videoId, user, db, changes, video => ChapterCheck.Fault(request.Chapters, video.DurationSeconds), extras => extras.Write([.. request.Chapters!.Select(chapter => new Chapter(Math.Round(chapter.Start, 3), chapter.Title.Trim()))]), stop);

    private static Task<Results<Ok<ChaptersView>, ProblemHttpResult>> Forget(VideoId videoId, ClaimsPrincipal user, CatalogDb db, CatalogChanges changes, CancellationToken stop) =>
        ChangeAsync(videoId, user, db, changes, _ => null, extras => extras.Write(null), stop);

    private static async Task<Results<Ok<ChaptersView>, ProblemHttpResult>> ChangeAsync(
        VideoId videoId, ClaimsPrincipal user, CatalogDb db, CatalogChanges changes, Func<Video, string?> faultIn, Action<VideoExtras> change, CancellationToken stop)
    {
        var viewer = Viewer.Of(user);
        if (await db.WithExtrasAsync(videoId, viewer, stop) is not { } video)
        {
            return CatalogProblems.NoSuchVideo;
        }

        if (!video.Lesson.Course.IsOwnedBy(viewer))
        {
            return CatalogProblems.NotOwner;
        }

        if (faultIn(video) is { } fault)
        {
            return Problems.Of(StatusCodes.Status400BadRequest, "invalid-chapters", "These chapters are not valid.", fault);
        }

        ChaptersView? view = null;
        var known = await changes.ChangeExtrasAsync(
            videoId,
            extras =>
            {
                change(extras);
                view = ChaptersView.Of(extras, forOwner: true);
            },
            stop);
        return known ? TypedResults.Ok(view!) : CatalogProblems.NoSuchVideo;
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Take(VideoId videoId, ChaptersFound found, CatalogChanges changes, CancellationToken stop) =>
        found.Version < 1 || (ChapterCheck.Fault(found.FromFile, null) ?? ChapterCheck.Fault(found.Proposed, null)) is not null
            ? Problems.Of(StatusCodes.Status400BadRequest, "invalid-chapters", "These chapters are not valid.")
            : await changes.ChangeExtrasAsync(videoId, (video, extras) => extras.Take(found, video.Published), stop) ? TypedResults.NoContent() : CatalogProblems.NoSuchVideo;

    private static async Task<Results<Ok<EffectiveChapters>, ProblemHttpResult>> GetEffective(VideoId videoId, CatalogDb db, CancellationToken stop)
    {
        var video = await db.Videos.AsNoTracking().Include(found => found.Extras).SingleOrDefaultAsync(found => found.Id == videoId, stop);
        return video is null ? CatalogProblems.NoSuchVideo : TypedResults.Ok(new EffectiveChapters(video.Extras?.Chapters ?? []));
    }
}

/// <summary>The owner's chapters, which replace all others. An empty list: none at all.</summary>
public sealed record ChaptersRequest(IReadOnlyList<Chapter>? Chapters);

/// <summary>Chapters as viewers see them.</summary>
/// <param name="Source">Who named them: <c>owner</c> or <c>file</c>.</param>
/// <param name="Proposed">For the owner: where slides suggest that chapters begin.</param>
public sealed record ChaptersView(string Source, IReadOnlyList<Chapter> Chapters, IReadOnlyList<Chapter>? Proposed)
{
    internal static ChaptersView Of(VideoExtras? extras, bool forOwner) =>
        new(extras?.OwnChapters is null ? "file" : "owner", extras?.Chapters ?? [], forOwner ? extras?.ProposedChapters ?? [] : null);
}
