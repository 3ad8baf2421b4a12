using Dapr.Workflow;
using EduStream.Media;
using EduStream.PublishVideo.Offers;

namespace EduStream.PublishVideo.Activities;

/// <summary>Has all renditions of one chunk encoded, by whichever replica is free.</summary>
internal sealed class EncodeChunk(OfferDesk desk) : WorkflowActivity<ChunkInput, Refusal?>
{
    public override Task<Refusal?> RunAsync(WorkflowActivityContext context, ChunkInput input) => desk.AskAsync(Offer.Of(OfferKind.Encode, input));
}

/// <summary>The same for one sound.</summary>
internal sealed class EncodeAudio(OfferDesk desk) : WorkflowActivity<SoundInput, Refusal?>
{
    public override Task<Refusal?> RunAsync(WorkflowActivityContext context, SoundInput input) => desk.AskAsync(Offer.Of(OfferKind.Encode, input));
}
