using System.Security.Claims;
using EduStream.Contracts;
using EduStream.Contracts.Progress;
using EduStream.PublishVideo.Versions;
using EduStream.ServiceDefaults.Access;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EduStream.Pipeline.Progress;

internal static class ProgressEndpoints
{
    internal static void AddProgress(this IHostApplicationBuilder builder) => builder.Services.AddSingleton<ProgressStream>();

    internal static void MapProgress(this WebApplication app)
    {
        var videos = app.MapGroup("/api/pipeline/videos").WithTags("Progress").RequireAuthorization(Policies.Instructor);
        videos.MapGet("/{videoId}/progress", Get);
    }

    private static async Task<Results<Ok<VideoProgress>, ServerSentEventsResult<VideoProgress>, ProblemHttpResult>> Get(
        VideoId videoId, HttpRequest request, ClaimsPrincipal user, VersionLedger ledger, ProgressStream progress, CancellationToken stop)
    {
        if (await ledger.NewestAsync(videoId, stop) is not { } entry)
        {
            return ProgressProblems.UploadNotComplete;
        }

        if (entry.OwnerId != user.UserId() && !user.IsAdmin())
        {
            return ProgressProblems.NotTheOwner;
        }

        if (WantsEvents(request))
        {
            return TypedResults.ServerSentEvents(progress.FollowAsync(entry, stop));
        }

        return TypedResults.Ok(await progress.ReadAsync(entry, stop));
    }

    private static bool WantsEvents(HttpRequest request) =>
        request.GetTypedHeaders().Accept.Any(type => type.MediaType.Equals("text/event-stream", StringComparison.OrdinalIgnoreCase));
}
