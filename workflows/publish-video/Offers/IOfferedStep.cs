using EduStream.Media;

namespace EduStream.PublishVideo.Offers;

/// <summary>The work behind offers of one kind.</summary>
internal interface IOfferedStep
{
    OfferKind Kind { get; }

    /// <summary>Is the result committed?</summary>
    Task<bool> IsDoneAsync(Offer offer);

    /// <summary>Does the work, in an encode slot that the caller holds.</summary>
    Task<Refusal?> RunAsync(Offer offer);
}
