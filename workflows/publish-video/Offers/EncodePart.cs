using EduStream.Contracts;
using EduStream.Media;
using EduStream.Media.Encoding;
using EduStream.PublishVideo.Progress;
using EduStream.PublishVideo.Work;
using EduStream.Storage;

namespace EduStream.PublishVideo.Offers;

/// <summary>Encodes all renditions of a chunk, or of a whole sound (cutting sound into chunks would be heard), and commits them to the version's scratch in the store.</summary>
internal sealed class EncodePart(
    IMediaStore store, WorkFiles files, ChunkEncoder pictures, AudioEncoder sounds, EncodedCommit commit, ScratchSpace scratch, StepProgressFactory progresses) : IOfferedStep
{
    public OfferKind Kind => OfferKind.Encode;

    public async Task<bool> IsDoneAsync(Offer offer) => await commit.IsDoneAsync(offer.Version, await files.ReadPlanAsync(offer.Version), offer.Part);

    public async Task<Refusal?> RunAsync(Offer offer)
    {
        var plan = await files.ReadPlanAsync(offer.Version);
        if (await commit.IsDoneAsync(offer.Version, plan, offer.Part))
        {
            return null;
        }

        await using var progress = await progresses.StartAsync(offer.Version, offer.Step);
        using var folder = scratch.NewFolder();
        await using var source = await store.OpenInputAsync(MediaPaths.UploadSource(offer.Version.UploadId));
        var outcome = offer.Sound
            ? await sounds.EncodeAsync(plan.Plan, offer.Index, source.Address, folder.Path, done => progress.Report(done.Fraction))
            : await pictures.EncodeAsync(plan.Plan, offer.Index, source.Address, folder.Path, done => progress.Report(done.Fraction));
        return await commit.CommitAsync(offer.Version, plan, offer.Part, folder, outcome, progress);
    }
}
