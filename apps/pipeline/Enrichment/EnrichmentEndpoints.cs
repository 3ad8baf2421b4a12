using System.Security.Claims;
using EduStream.Contracts;
using EduStream.Contracts.Enrichment;
using EduStream.EnrichVideo.Outcomes;
using EduStream.PublishVideo.Versions;
using EduStream.ServiceDefaults.Access;
using EduStream.ServiceDefaults.Errors;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EduStream.Pipeline.Enrichment;

/// <summary>For the instructor: which parts of the newest version's enrichment are there, and why the others are not.</summary>
internal static class EnrichmentEndpoints
{
    internal static void MapEnrichmentStatus(this WebApplication app) =>
        app.MapGet("/api/pipeline/videos/{videoId}/enrichment", Get).WithTags("Enrichment").RequireAuthorization(Policies.Instructor);

    private static async Task<Results<Ok<EnrichmentView>, ProblemHttpResult>> Get(
        VideoId videoId, ClaimsPrincipal user, VersionLedger versions, EnrichmentLedger ledger, CancellationToken stop)
    {
        if (await versions.NewestAsync(videoId, stop) is not { } entry)
        {
            return Problems.Of(StatusCodes.Status404NotFound, "upload-not-complete", "No completed upload of this video is known.", "Ask again when the upload is complete.");
        }

        if (entry.OwnerId != user.UserId() && !user.IsAdmin())
        {
            return Problems.Of(StatusCodes.Status403Forbidden, "not-the-owner", "Only the instructor who uploaded the video may follow its enrichment.");
        }

        var ending = await ledger.FindAsync(videoId, entry.Version, stop);
        return TypedResults.Ok(new EnrichmentView(videoId, entry.Version, ending?.At, ending?.Parts ?? []));
    }
}

/// <summary>Where the enrichment of a version stands.</summary>
/// <param name="EndedAt">Null while it has not ended.</param>
public sealed record EnrichmentView(VideoId VideoId, int Version, DateTimeOffset? EndedAt, IReadOnlyList<PartOutcome> Parts);
