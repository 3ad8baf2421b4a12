using EduStream.Catalog.Access;
using EduStream.Catalog.Database;
using EduStream.Contracts;
using EduStream.Contracts.Captions;
using EduStream.Media.Captions;
using EduStream.ServiceDefaults.Access;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace EduStream.Catalog.Captions;

/// <summary>Captions that <c>pipeline</c> found in a video or had made: they pass the same checks as an instructor's and never replace those.</summary>
internal static class OfferEndpoints
{
    internal static void MapOffers(this WebApplication app) =>
        app.MapPost("/internal/videos/{videoId}/captions", Offer).WithTags("Captions").RequireDaprCaller(AppIds.Pipeline);

    private static async Task<Results<NoContent, ProblemHttpResult>> Offer(
        VideoId videoId, OfferCaptions offer, CatalogDb db, CaptionDesk desk, CaptionFiles files, ILogger<CaptionSet> logger, CancellationToken stop)
    {
        if (CaptionLanguage.Canonical(offer.Language) is not { } tag || tag != offer.Language || offer.Origin == CaptionOrigin.Instructor)
        {
            return CaptionProblems.NoLanguage;
        }

        if (offer.Label is { } label && !CaptionLabel.IsValid(label))
        {
            return CaptionProblems.NoLabel;
        }

        var version = await db.Videos.AsNoTracking().Where(video => video.Id == videoId)
            .Select(video => video.Versions.Where(found => found.Number == offer.Version).Select(found => new { found.DurationSeconds }).FirstOrDefault()).FirstOrDefaultAsync(stop);
        if (version is null)
        {
            return CatalogProblems.NoSuchVideo;
        }

        // Asked first, so that a repeated offer whose file is gone by now is answered as it was.
        if (await CaptionDesk.FindAsync(db, videoId, stop) is { } set && Verdict(set, offer) is { } early)
        {
            return early.Problem is { } problem ? problem : TypedResults.NoContent();
        }

        if (await files.ReadOfferAsync(MediaPaths.CaptionOffer(videoId, offer), stop) is not { } original)
        {
            return CaptionProblems.NothingOffered;
        }

        switch (CaptionImport.Import(original, version.DurationSeconds))
        {
            case CaptionOutcome.Accepted accepted:
                var done = await desk.PutAsync(
                    videoId, new CaptionUpload(tag, offer.Label, offer.Kind), original, accepted, (offer.Origin, offer.Version, AppIds.Pipeline), found => Verdict(found, offer)?.Problem, stop);
                return done.Problem is { } refusal ? refusal : TypedResults.NoContent();
            case CaptionOutcome.Refused refused:
                logger.OfferRefused(videoId, offer.Version, tag, refused.Code);
                return CaptionProblems.Refused(refused);
            default:
                throw new InvalidOperationException("There is no third outcome.");
        }
    }

    // Null: take it.
    private static (ProblemHttpResult? Problem, bool Done)? Verdict(CaptionSet set, OfferCaptions offer) => set.Judge(offer) switch
    {
        OfferVerdict.Keep => (CaptionProblems.Kept, false),
        OfferVerdict.TakenBefore => (null, true),
        _ => null,
    };
}
