namespace EduStream.Pipeline.Progress;

/// <summary>
/// Pure: what each part of a stage costs, in seconds of a slot per second of media. A part that has begun knows of itself; another costs what those near it in the lecture did,
/// of late rather than long ago: footage stays footage for a while, and a machine that has other work is slow until it has none.
/// </summary>
internal static class PartPaces
{
    // A first guess from less work than this jumps about more than it helps.
    private const double EnoughSeconds = 3;

    // Half as much does a record count that is as old as this share of the stage, or as this time.
    private const double HalfLifeShare = 0.5;
    private const double ShortestHalfLife = 20;

    /// <summary>Null until enough is measured.</summary>
    /// <param name="expected">What each part was expected to cost, when there is something to go by: then it is measured how far off that is.</param>
    internal static IReadOnlyList<double>? Of(IReadOnlyList<StagePart> parts, DateTimeOffset now, IReadOnlyList<double>? expected)
    {
        var measured = parts.Where(part => part.Record is { Fraction: > 0, Seconds: > 0 }).ToList();
        if (measured.Sum(part => part.Record!.Seconds) < EnoughSeconds)
        {
            return null;
        }

        var begin = measured.Min(part => part.Record!.StartedAt);
        var halfLife = Math.Max(ShortestHalfLife, (now - begin).TotalSeconds * HalfLifeShare);
        var usual = parts.Select((part, index) => (part, index)).ToDictionary(each => each.part, each => expected?[each.index] ?? 1);
        var known = measured.ToDictionary(
            part => part,
            part => (Pace: part.Record!.Seconds / (part.Record.Fraction * part.Seconds) / usual[part], Weight: part.Record.Fraction * Math.Pow(0.5, Math.Max(0, (now - part.Record.At).TotalSeconds) / halfLife)));
        return [.. parts.Select(part => PaceOf(part, known) * usual[part])];
    }

    private static double PaceOf(StagePart part, Dictionary<StagePart, (double Pace, double Weight)> known)
    {
        // What is done is known, and a sound is like no other part.
        if (known.TryGetValue(part, out var own) && (part.IsDone || part.Chunk is null))
        {
            return own.Pace;
        }

        var others = known.Where(other => other.Key.Chunk is not null).ToList();
        var (pace, weight) = (0.0, 0.0);
        foreach (var (other, (itsPace, itsWeight)) in others.Count > 0 ? others : [.. known])
        {
            var distance = part.Chunk is { } here && other.Chunk is { } there ? here - there : 0;
            var counts = itsWeight / (1 + ((double)distance * distance));
            (pace, weight) = (pace + (itsPace * counts), weight + counts);
        }

        return pace / weight;
    }
}
