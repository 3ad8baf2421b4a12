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

    // One rendition and a fast preset, beside the ladder; until it is measured.
    private const double InstantShare = 0.35;

    // An instant stream that has stood for so long has broken off: it costs nothing more.
    private static readonly TimeSpan InstantLives = TimeSpan.FromSeconds(30);

    /// <param name="encodePerExpected">What encoding cost on this platform so far, as a share of what trial encodes promised.</param>
    internal static StageWork OfEncoding(PlanRecord plan, IReadOnlyDictionary<string, StepRecord> records, DateTimeOffset now, double encodePerExpected)
    {
        var parts = Parts(plan, Steps.Encode, Steps.EncodeAudio, records);
        var instant = (plan.Instant ?? []).Select((seconds, chunk) => new StagePart(PartKind.Instant, chunk, seconds, records.GetValueOrDefault(Steps.Instant(chunk)))).ToList();
        // It goes before the ladder, on the same slots; where there is something better to watch already, it ends with its first chunk.
        var lives = instant.Skip(Math.Min(1, instant.Count - 1)).Any(part => now - part.Record?.At < InstantLives);
        List<StagePart> all = lives ? [.. instant, .. parts] : parts;
        var expected = plan.ExpectedPace * encodePerExpected is { } pace
            ? new StageSpeed([.. all.Select(part => part.Kind == PartKind.Instant ? pace * InstantShare : pace)], plan.Slots)
            : null;
        var work = Measure(parts, all, now, expected);
        return work with { Speed = work.Speed is { } speed ? speed with { Paces = [.. speed.Paces.Skip(all.Count - parts.Count)] } : null };
    }

    /// <param name="expected">The speed to reckon with until the stage's own is known; null when nothing is expected.</param>
    internal static StageWork OfVerifying(PlanRecord plan, IReadOnlyDictionary<string, StepRecord> records, DateTimeOffset now, StageSpeed? expected)
    {
        var parts = Parts(plan, Steps.Verify, Steps.VerifyAudio, records);
        return Measure(parts, parts, now, expected);
    }

    /// <param name="parts">Of the stage itself.</param>
    /// <param name="all">With what takes its slots meanwhile.</param>
    private static StageWork Measure(List<StagePart> parts, List<StagePart> all, DateTimeOffset now, StageSpeed? expected)
    {
        var done = parts.Sum(part => part.Record is { } record ? record.Fraction * part.Seconds : 0);
        var speed = StageSpeed.Measure(all, now, expected);
        return new StageWork(done / parts.Sum(part => part.Seconds), speed, speed?.SecondsLeft(all, now), parts.Max(part => part.Record?.Attempt ?? 0));
    }

    // The sounds begin with the first chunk.
    private static List<StagePart> Parts(PlanRecord plan, Func<int, string> chunkStep, Func<int, string> soundStep, IReadOnlyDictionary<string, StepRecord> records) =>
    [
        .. Enumerable.Range(0, plan.Sounds).Select(sound => new StagePart(PartKind.Sound, sound, plan.TotalSeconds * AudioShare, records.GetValueOrDefault(soundStep(sound)))),
        .. Enumerable.Range(0, plan.Chunks).Select(chunk => new StagePart(PartKind.Chunk, chunk, plan.SecondsOf(chunk), records.GetValueOrDefault(chunkStep(chunk)))),
    ];
}
