using EduStream.PublishVideo.Progress;

namespace EduStream.Pipeline.Progress;

/// <summary>A piece of a stage's work.</summary>
/// <param name="Number">From 0, among its kind; chunks with near numbers lie near each other in the lecture.</param>
/// <param name="Seconds">Of media.</param>
internal sealed record StagePart(PartKind Kind, int Number, double Seconds, StepRecord? Record)
{
    // A record that nobody moved for so long belongs to a worker that died; the lease is renewed every five seconds.
    internal static readonly TimeSpan Lease = TimeSpan.FromSeconds(12);

    internal bool IsDone => Record is { Done: true };

    internal bool IsAlive(DateTimeOffset now) => Record is { Done: false } record && now - record.At < Lease;
}

/// <summary>Parts of one kind cost alike.</summary>
internal enum PartKind
{
    /// <summary>Of the ladder.</summary>
    Chunk,

    /// <summary>Whole.</summary>
    Sound,

    /// <summary>A chunk of the instant stream.</summary>
    Instant,
}
