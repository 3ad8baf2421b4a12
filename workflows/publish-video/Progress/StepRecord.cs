using EduStream.Contracts;

namespace EduStream.PublishVideo.Progress;

/// <summary>How far one step is, kept in Dapr state under <see cref="KeyOf"/>. <see cref="At"/> moves while somebody works on it: the record is also the lease.</summary>
/// <param name="Attempt">From 1; every attempt counts, also one that was killed.</param>
/// <param name="Fraction">0 to 1 of this attempt.</param>
/// <param name="StartedAt">When this attempt began to work, not to wait.</param>
internal sealed record StepRecord(string Step, int Attempt, double Fraction, bool Done, DateTimeOffset StartedAt, DateTimeOffset At)
{
    /// <summary>Seconds of work behind <see cref="Fraction"/>.</summary>
    internal double Seconds => (At - StartedAt).TotalSeconds;

    /// <summary>State key.</summary>
    internal static string KeyOf(VideoId videoId, int version, string step) => $"progress/{videoId}/{version}/{step}";
}
