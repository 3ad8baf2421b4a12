using EduStream.Media;
using EduStream.Media.Verifying;
using EduStream.PublishVideo.Progress;
using EduStream.PublishVideo.Work;

namespace EduStream.PublishVideo.Offers;

/// <summary>Decrypts and decodes the published segments of a chunk or of a sound in every rendition, and compares what comes out with the plan.</summary>
internal sealed class VerifyPart(WorkFiles files, Verification verification, StepProgressFactory progresses) : IOfferedStep
{
    public OfferKind Kind => OfferKind.Verify;

    public async Task<bool> IsDoneAsync(Offer offer) => await files.ExistsAsync(WorkPaths.Verified(offer.Version, await files.ReadPlanAsync(offer.Version), offer.Part));

    public async Task<Refusal?> RunAsync(Offer offer)
    {
        var plan = await files.ReadPlanAsync(offer.Version);
        await using var progress = await progresses.StartAsync(offer.Version, offer.Step);
        return await verification.RunAsync(offer.Version, plan, offer.Part, FaultsOf, progress);

        IEnumerable<string> FaultsOf(DecodedTrack decoded) =>
            offer.Sound ? Expected.AudioFaults(plan.Plan, decoded) : Expected.Faults(plan.Plan, plan.Plan.Chunk(offer.Index), decoded);
    }
}
