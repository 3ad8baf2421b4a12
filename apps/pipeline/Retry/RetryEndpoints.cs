using System.Security.Claims;
using EduStream.Contracts;
using EduStream.Contracts.Progress;
using EduStream.Pipeline.Progress;
using EduStream.PublishVideo.Versions;
using EduStream.ServiceDefaults.Access;
using EduStream.ServiceDefaults.Errors;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EduStream.Pipeline.Retry;

/// <summary>Lets a version that broke go on from its last good step.</summary>
internal static class RetryEndpoints
{
    internal static void AddRetry(this IHostApplicationBuilder builder) => builder.Services.AddSingleton<Retrier>();

    internal static void MapRetry(this WebApplication app) =>
        app.MapGroup("/api/pipeline/videos").WithTags("Retry").RequireAuthorization(Policies.Instructor).MapPost("/{videoId}/retry", Retry);

    /// <summary>Of the newest version. Asking again while it is in work is the same as once.</summary>
    private static async Task<Results<Accepted<VideoProgress>, ProblemHttpResult>> Retry(
        VideoId videoId, ClaimsPrincipal user, VersionLedger ledger, Retrier retrier, ProgressStream progress, CancellationToken stop)
    {
        if (await ledger.NewestAsync(videoId, stop) is not { } entry)
        {
            return ProgressProblems.UploadNotComplete;
        }

        if (entry.OwnerId != user.UserId() && !user.IsAdmin())
        {
            return ProgressProblems.NotTheOwner;
        }

        return await retrier.RetryAsync(entry, stop) switch
        {
            Retrial.Published => Problems.Of(StatusCodes.Status409Conflict, "not-failed", "The newest version of this video is published: there is nothing to try again."),
            Retrial.NotPossible => Problems.Of(
                StatusCodes.Status409Conflict, "retry-not-possible", "This version cannot be tried again.",
                "Either its file is the cause, or what was made of it is kept no longer. Upload the video again, or publish it anew from the file that is here."),
            _ => TypedResults.Accepted($"/api/pipeline/videos/{videoId}/progress", await progress.ReadAsync((await ledger.FindAsync(videoId, entry.Version, stop))!, stop)),
        };
    }
}
