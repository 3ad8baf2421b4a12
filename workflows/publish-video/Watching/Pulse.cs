using EduStream.Contracts;
using EduStream.PublishVideo.Progress;

namespace EduStream.PublishVideo.Watching;

/// <summary>A sign of life of one version, kept in Dapr state and written every few seconds by whoever works on it.</summary>
/// <param name="At">When a worker last had something of it in hand.</param>
/// <param name="MovedAt">When a step last began, went on or was done.</param>
/// <param name="Step">The step that moved.</param>
/// <param name="WaitingAt">When work of it last waited for a slot; null when it never did.</param>
internal sealed record Pulse(DateTimeOffset At, DateTimeOffset MovedAt, string? Step, DateTimeOffset? WaitingAt)
{
    /// <summary>State key.</summary>
    internal static string KeyOf(VideoId videoId, int version) => StepRecord.KeyOf(videoId, version, "pulse");

    /// <summary>What two replicas together know.</summary>
    internal Pulse With(Pulse other) => new(
        At > other.At ? At : other.At,
        MovedAt > other.MovedAt ? MovedAt : other.MovedAt,
        MovedAt > other.MovedAt ? Step ?? other.Step : other.Step ?? Step,
        WaitingAt is { } mine && other.WaitingAt is { } theirs ? (mine > theirs ? mine : theirs) : WaitingAt ?? other.WaitingAt);
}
