using EduStream.Catalog.Access;
using EduStream.Catalog.Database;
using EduStream.Catalog.Videos;
using EduStream.Contracts;
using EduStream.ServiceDefaults.Access;

namespace EduStream.Catalog.Slides;

/// <summary>What the slides of the published version say, with times: for whoever may see the video.</summary>
internal static class SlideEndpoints
{
    private const string NoSlides = "no-slides";

    internal static void MapSlides(this WebApplication app) =>
        app.MapGet("/api/catalog/videos/{videoId}/slides", Show).WithTags("Slides").RequireAuthorization(Policies.Learner);

    private static async Task<IResult> Show(VideoId videoId, HttpContext context, CatalogDb db, VersionFiles files, CancellationToken stop)
    {
        var video = await db.WithExtrasAsync(videoId, Viewer.Of(context.User), stop);
        return video is null ? CatalogProblems.NoSuchVideo
            : video.Published is { } version ? await files.ReadAsync(context, videoId, version, MediaPaths.SlidesFile, "application/json", NoSlides)
            : VersionFiles.Missing(NoSlides);
    }
}
