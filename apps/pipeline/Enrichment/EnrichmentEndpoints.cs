using System.Security.Claims;
using EduStream.Contracts;
using EduStream.Contracts.Enrichment;
using EduStream.EnrichVideo.Outcomes;
using EduStream.Pipeline.Progress;
using EduStream.ServiceDefaults.Access;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EduStream.Pipeline.Enrichment;

/// <summary>For the instructor: which parts of the enrichment of the version that people watch are there, and why the others are not.</summary>
internal static class EnrichmentEndpoints
{
    internal static void MapEnrichmentStatus(this WebApplication app) =>
        app.MapGet("/api/pipeline/videos/{videoId}/enrichment", Get).WithTags("Enrichment").RequireAuthorization(Policies.Instructor);

    private static async Task<Results<Ok<EnrichmentView>, ProblemHttpResult>> Get(
        VideoId videoId, ClaimsPrincipal user, WatchedVersions watched, EnrichmentLedger ledger, CancellationToken stop)
    {
        if (await watched.FindAsync(videoId, stop) is not { Entry: var entry })
        {
            return ProgressProblems.UploadNotComplete;
        }

        if (entry.OwnerId != user.UserId() && !user.IsAdmin())
        {
            return ProgressProblems.NotTheOwner;
        }

        var ending = await ledger.FindAsync(videoId, entry.Version, stop);
        return TypedResults.Ok(new EnrichmentView(videoId, entry.Version, ending?.At, ending?.Parts ?? []));
    }
}

/// <summary>Where the enrichment of a version stands.</summary>
/// <param name="Version">The one that people watch; the newest while none is published.</param>
/// <param name="EndedAt">Null while it has not ended.</param>
public sealed record EnrichmentView(VideoId VideoId, int Version, DateTimeOffset? EndedAt, IReadOnlyList<PartOutcome> Parts);
