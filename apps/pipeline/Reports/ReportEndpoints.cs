using System.Security.Claims;
using EduStream.Contracts;
using EduStream.Contracts.Reports;
using EduStream.PublishVideo;
using EduStream.PublishVideo.Reports;
using EduStream.PublishVideo.Versions;
using EduStream.ServiceDefaults.Access;
using EduStream.ServiceDefaults.Errors;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EduStream.Pipeline.Reports;

internal static class ReportEndpoints
{
    internal static void MapReports(this WebApplication app) =>
        app.MapGroup("/api/pipeline/videos").WithTags("Reports").RequireAuthorization(Policies.Instructor).MapGet("/{videoId}/report", Get);

    private static async Task<Results<Ok<LadderReport>, ProblemHttpResult>> Get(VideoId videoId, ClaimsPrincipal user, VersionLedger ledger, ReportFiles reports, CancellationToken stop)
    {
        if (await ledger.NewestAsync(videoId, stop) is not { } entry)
        {
            return Problems.Of(StatusCodes.Status404NotFound, "upload-not-complete", "No completed upload of this video is known.", "Ask again when the upload is complete.");
        }

        if (entry.OwnerId != user.UserId() && !user.IsAdmin())
        {
            return Problems.Of(StatusCodes.Status403Forbidden, "not-the-owner", "Only the instructor who uploaded the video may read its report.");
        }

        return await reports.FindAsync(new PublishVideoInput(entry.VideoId, entry.Version, entry.UploadId, entry.OwnerId)) is { } report
            ? TypedResults.Ok(report)
            : Problems.Of(StatusCodes.Status404NotFound, "report-not-ready", "There is no report of the newest version.", "It is there as soon as the encoding is planned, and goes with a version that failed.");
    }
}
