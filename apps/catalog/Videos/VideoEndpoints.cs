using System.Security.Claims;
using EduStream.Catalog.Access;
using EduStream.Catalog.Captions;
using EduStream.Catalog.Chapters;
using EduStream.Catalog.Database;
using EduStream.Catalog.Posters;
using EduStream.Catalog.Slides;
using EduStream.Contracts;
using EduStream.ServiceDefaults.Access;
using EduStream.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace EduStream.Catalog.Videos;

internal static class VideoEndpoints
{
    internal static void AddVideos(this IHostApplicationBuilder builder)
    {
        // For captions, pictures and slide text only: everything else goes on while it is away.
        builder.AddMediaStore(required: false);
        builder.Services.AddSingleton<VersionFiles>();
        builder.AddCaptions();
    }

    internal static void MapVideos(this WebApplication app)
    {
        app.MapGet("/api/catalog/videos/{videoId}", Get).WithTags("Videos").RequireAuthorization(Policies.Learner);
        app.MapVersions();
        app.MapPosters();
        app.MapChapters();
        app.MapSlides();
    }

    private static async Task<Results<Ok<VideoView>, ProblemHttpResult>> Get(VideoId videoId, ClaimsPrincipal user, CatalogDb db, CancellationToken stop)
    {
        var viewer = Viewer.Of(user);
        var visible = db.Lessons.VisibleTo(viewer);
        var video = await db.Videos.AsNoTracking().Include(found => found.Versions).Include(found => found.Lesson).ThenInclude(lesson => lesson.Course)
            .SingleOrDefaultAsync(found => found.Id == videoId && visible.Any(lesson => lesson.Id == found.LessonId), stop);
        return video is null ? CatalogProblems.NoSuchVideo : TypedResults.Ok(VideoView.Of(video, video.Lesson.Course.IsOwnedBy(viewer)));
    }
}
