using Dapr.Workflow;
using EduStream.Media;
using EduStream.PublishVideo.Offers;

namespace EduStream.PublishVideo.Activities;

/// <summary>Has the published segments of one chunk checked, by whichever replica is free.</summary>
internal sealed class VerifyChunk(OfferDesk desk) : WorkflowActivity<ChunkInput, Refusal?>
{
    public override Task<Refusal?> RunAsync(WorkflowActivityContext context, ChunkInput input) => desk.AskAsync(Offer.Of(OfferKind.Verify, input));
}

/// <summary>The same for one sound.</summary>
internal sealed class VerifyAudio(OfferDesk desk) : WorkflowActivity<SoundInput, Refusal?>
{
    public override Task<Refusal?> RunAsync(WorkflowActivityContext context, SoundInput input) => desk.AskAsync(Offer.Of(OfferKind.Verify, input));
}
