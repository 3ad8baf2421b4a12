using EduStream.PublishVideo.Progress;

namespace EduStream.Pipeline.Progress;

/// <summary>What a stage that runs over chunks has done and, at the speed measured of late, has still to do.</summary>
/// <param name="Fraction">0 to 1 of all media.</param>
/// <param name="Speed">Null until enough is measured.</param>
/// <param name="SecondsLeft">Null until enough is measured.</param>
/// <param name="Attempts">Of the step that was tried most often; 0 when none has begun.</param>
internal sealed record StageWork(double Fraction, StageSpeed? Speed, double? SecondsLeft, int Attempts)
{
    // A sound of a video is a small part of its work, but it takes part: otherwise a stage would stand at 100 % and go on.
    internal const double AudioShare = 0.05;

    // A record that nobody moved for so long belongs to a worker that died; the lease is renewed every five seconds.
    internal static readonly TimeSpan Alive = TimeSpan.FromSeconds(12);

    /// <param name="expected">The speed to reckon with until the stage's own is known.</param>
    internal static StageWork Measure(
        PlanRecord plan, Func<int, string> chunkStep, Func<int, string> soundStep, IReadOnlyDictionary<string, StepRecord> records, DateTimeOffset now, StageSpeed? expected = null)
    {
        var parts = Parts(plan, chunkStep, soundStep, records);
        var all = parts.Sum(part => part.Seconds);
        var done = parts.Sum(part => part.Record is { } record ? record.Fraction * part.Seconds : 0);
        var measured = StageSpeed.Measure(parts, now, expected);
        var speed = expected is null ? measured : measured?.With(expected) ?? expected;
        return new StageWork(done / all, speed, speed?.SecondsLeft(parts, now), parts.Max(part => part.Record?.Attempt ?? 0));
    }

    // The sounds begin with the first chunk.
    private static List<StagePart> Parts(PlanRecord plan, Func<int, string> chunkStep, Func<int, string> soundStep, IReadOnlyDictionary<string, StepRecord> records) =>
    [
        .. Enumerable.Range(0, plan.Sounds).Select(sound => new StagePart(null, plan.TotalSeconds * AudioShare, records.GetValueOrDefault(soundStep(sound)))),
        .. Enumerable.Range(0, plan.Chunks).Select(chunk => new StagePart(chunk, plan.SecondsOf(chunk), records.GetValueOrDefault(chunkStep(chunk)))),
    ];
}

/// <summary>One chunk, or a sound.</summary>
/// <param name="Chunk">Its number; null for a sound.</param>
/// <param name="Seconds">Of media.</param>
internal sealed record StagePart(int? Chunk, double Seconds, StepRecord? Record)
{
    internal bool IsDone => Record is { Done: true };

    internal bool IsAlive(DateTimeOffset now) => Record is { Done: false } record && now - record.At < StageWork.Alive;
}
