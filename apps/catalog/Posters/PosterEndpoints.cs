using System.Security.Claims;
using EduStream.Catalog.Access;
using EduStream.Catalog.Database;
using EduStream.Catalog.Videos;
using EduStream.Contracts;
using EduStream.Contracts.Enrichment;
using EduStream.ServiceDefaults.Access;
using EduStream.ServiceDefaults.Errors;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EduStream.Catalog.Posters;

/// <summary>Which picture stands for a video. Whoever may see the video sees it; its owner chooses among the candidates.</summary>
internal static class PosterEndpoints
{
    private const string NoPoster = "no-poster";
    private const string Jpeg = "image/jpeg";

    internal static void MapPosters(this WebApplication app)
    {
        var video = app.MapGroup("/api/catalog/videos/{videoId}").WithTags("Posters").RequireAuthorization(Policies.Learner);
        video.MapGet("/poster", Show);
        video.MapPut("/poster", Choose).RequireAuthorization(Policies.Instructor);
        video.MapGet("/posters", List).RequireAuthorization(Policies.Instructor);
        video.MapGet("/posters/{index:int}", ShowCandidate).RequireAuthorization(Policies.Instructor);
        app.MapGroup("/internal/videos/{videoId}").WithTags("Posters").RequireDaprCaller(AppIds.Pipeline).MapPost("/posters", Take);
    }

    private static async Task<IResult> Show(VideoId videoId, HttpContext context, CatalogDb db, VersionFiles files, CancellationToken stop)
    {
        var video = await db.WithExtrasAsync(videoId, Viewer.Of(context.User), stop);
        return video is null ? CatalogProblems.NoSuchVideo
            : video.Extras?.Poster is { } poster ? await files.ReadAsync(context, videoId, poster.Version, MediaPaths.PosterFile(poster.Index), Jpeg, NoPoster)
            : VersionFiles.Missing(NoPoster);
    }

    private static async Task<IResult> ShowCandidate(VideoId videoId, int index, HttpContext context, CatalogDb db, VersionFiles files, CancellationToken stop)
    {
        var viewer = Viewer.Of(context.User);
        var video = await db.WithExtrasAsync(videoId, viewer, stop);
        return video is null ? CatalogProblems.NoSuchVideo
            : !video.Lesson.Course.IsOwnedBy(viewer) ? CatalogProblems.NotOwner
            : video.Extras is { PosterVersion: { } version } extras && index >= 0 && index < extras.PosterSeconds.Count
                ? await files.ReadAsync(context, videoId, version, MediaPaths.PosterFile(index), Jpeg, NoPoster)
            : VersionFiles.Missing(NoPoster);
    }

    private static async Task<Results<Ok<PostersView>, ProblemHttpResult>> List(VideoId videoId, ClaimsPrincipal user, CatalogDb db, CancellationToken stop)
    {
        var viewer = Viewer.Of(user);
        var video = await db.WithExtrasAsync(videoId, viewer, stop);
        return video is null ? CatalogProblems.NoSuchVideo
            : video.Lesson.Course.IsOwnedBy(viewer) ? TypedResults.Ok(PostersView.Of(video.Extras))
            : CatalogProblems.NotOwner;
    }

    private static async Task<Results<Ok<PostersView>, ProblemHttpResult>> Choose(
        VideoId videoId, PosterChoice choice, ClaimsPrincipal user, CatalogDb db, CatalogChanges changes, CancellationToken stop)
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

        PostersView? view = null;
        await changes.ChangeExtrasAsync(videoId, extras => view = extras.Choose(choice.Index) ? PostersView.Of(extras) : null, stop);
        return view is null ? Problems.Of(StatusCodes.Status400BadRequest, NoPoster, "There is no such poster.", "Choose one of those that are listed.") : TypedResults.Ok(view);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Take(VideoId videoId, PostersMade made, CatalogChanges changes, CancellationToken stop) =>
        made.Version < 1 || made.Seconds is null || made.Best < 0 || made.Best >= Math.Max(1, made.Seconds.Count)
            ? Problems.Of(StatusCodes.Status400BadRequest, "invalid-posters", "That are no posters.")
            : await changes.ChangeExtrasAsync(videoId, (video, extras) => extras.Take(made, video.Published), stop) ? TypedResults.NoContent() : CatalogProblems.NoSuchVideo;
}

/// <summary>The poster that is to stand for the video, from 0.</summary>
public sealed record PosterChoice(int Index);

/// <summary>The candidates; their pictures are at <c>posters/{index}</c>.</summary>
/// <param name="Version">Null while there are none.</param>
/// <param name="Seconds">When each is shown in the video.</param>
/// <param name="Shown">Index of the one that stands for the video.</param>
public sealed record PostersView(int? Version, IReadOnlyList<double> Seconds, int? Shown)
{
    internal static PostersView Of(VideoExtras? extras) => new(extras?.PosterVersion, extras?.PosterSeconds ?? [], extras?.Poster?.Index);
}
