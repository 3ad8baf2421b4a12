using System.Security.Claims;
using EduStream.Contracts;
using EduStream.Contracts.Enrichment;
using EduStream.Pipeline.Progress;
using EduStream.PublishVideo.Versions;
using EduStream.ServiceDefaults.Access;
using EduStream.ServiceDefaults.Errors;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EduStream.Pipeline.Enrichment;

/// <summary>For the instructor: which parts of the enrichment of the version that people watch are there, why the others are not, and another try at them.</summary>
internal static class EnrichmentEndpoints
{
    internal static void MapEnrichmentStatus(this WebApplication app)
    {
        var videos = app.MapGroup("/api/pipeline/videos").WithTags("Enrichment").RequireAuthorization(Policies.Instructor);
        videos.MapGet("/{videoId}/enrichment", Get);
        videos.MapPost("/{videoId}/enrichment/retry", Retry);
    }

    private static async Task<Results<Ok<EnrichmentView>, ProblemHttpResult>> Get(
        VideoId videoId, ClaimsPrincipal user, WatchedVersions watched, EnrichmentRuns runs, CancellationToken stop)
    {
        if (await watched.FindAsync(videoId, stop) is not { Entry: var entry })
        {
            return ProgressProblems.UploadNotComplete;
        }

        return IsOwner(entry, user) ? TypedResults.Ok(await ViewAsync(entry, runs, stop)) : ProgressProblems.NotTheOwner;
    }

    private static async Task<Results<Accepted<EnrichmentView>, ProblemHttpResult>> Retry(
        VideoId videoId, ClaimsPrincipal user, WatchedVersions watched, EnrichRetrier retrier, EnrichmentRuns runs, CancellationToken stop)
    {
        if (await watched.FindAsync(videoId, stop) is not { Entry: var entry } version)
        {
            return ProgressProblems.UploadNotComplete;
        }

        if (!IsOwner(entry, user))
        {
            return ProgressProblems.NotTheOwner;
        }

        if (!version.IsPublished)
        {
            return Problems.Of(StatusCodes.Status409Conflict, "not-published", "No version of this video is published.", "What is made of a version follows its publication.");
        }

        return await retrier.RetryAsync(entry, stop) switch
        {
            EnrichRetrial.InWork => Problems.Of(StatusCodes.Status409Conflict, "enrichment-running", "The enrichment of this version is in work.", "Wait until it has ended."),
            EnrichRetrial.Complete => Problems.Of(StatusCodes.Status409Conflict, "enrichment-complete", "Everything that can be made of this version is there: there is nothing to try again."),
            _ => TypedResults.Accepted($"/api/pipeline/videos/{videoId}/enrichment", await ViewAsync(entry, runs, stop)),
        };
    }

    private static bool IsOwner(VersionEntry entry, ClaimsPrincipal user) => entry.OwnerId == user.UserId() || user.IsAdmin();

    private static async Task<EnrichmentView> ViewAsync(VersionEntry entry, EnrichmentRuns runs, CancellationToken stop)
    {
        var run = await runs.FindAsync(entry.VideoId, entry.Version, stop);
        return new EnrichmentView(entry.VideoId, entry.Version, run.Entry?.At, run.Entry?.Parts ?? [], run.IsLive || run.IsBeginning);
    }
}

/// <summary>Where the enrichment of a version stands.</summary>
/// <param name="Version">The one that people watch; the newest while none is published.</param>
/// <param name="EndedAt">Null while it has not ended.</param>
/// <param name="Parts">During a retry those of the run before.</param>
/// <param name="Running">Neither this nor ended: it has not begun, or its run was lost; a retry begins it.</param>
public sealed record EnrichmentView(VideoId VideoId, int Version, DateTimeOffset? EndedAt, IReadOnlyList<PartOutcome> Parts, bool Running);
