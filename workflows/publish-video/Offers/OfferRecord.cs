using EduStream.Media;
using EduStream.PublishVideo.Progress;

namespace EduStream.PublishVideo.Offers;

/// <summary>An offer as asker and taker see it, in Dapr state. While it is there somebody waits for its end; without one the message on the topic is out of date.</summary>
/// <param name="At">When it was announced last: what was begun before belongs to an earlier attempt.</param>
/// <param name="Announced">The message is on the topic. A replica that dies before that leaves nothing to wait for.</param>
/// <param name="End">Null while it is waited for.</param>
internal sealed record OfferRecord(DateTimeOffset At, bool Announced, OfferEnd? End = null)
{
    /// <summary>Longer than two heartbeats of <see cref="StepProgress"/>.</summary>
    private static readonly TimeSpan LeaseLife = TimeSpan.FromSeconds(12);

    /// <summary>State key.</summary>
    internal static string KeyOf(Offer offer) => StepRecord.KeyOf(offer.Version.VideoId, offer.Version.Version, $"offer-{offer.Step}");

    /// <summary>Does somebody work on it?</summary>
    internal bool IsHeld(StepRecord? lease, DateTimeOffset now) => lease is { Done: false } && lease.StartedAt >= At && now - lease.At < LeaseLife;
}

/// <summary>What came of an offer.</summary>
/// <param name="Refusal">The file is at fault; null when the part is done.</param>
/// <param name="Failure">The kind of exception when the attempt failed; nothing of its text, which could come from inside a file.</param>
internal sealed record OfferEnd(Refusal? Refusal, string? Failure = null);
