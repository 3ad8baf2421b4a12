namespace EduStream.Pipeline.Progress;

/// <summary>
/// Pure: what each part of a stage costs, in seconds of a slot per second of media. A part that has begun tells most of itself; one that has not costs what those of its kind near it in the lecture did,
/// of late rather than long ago: footage stays footage for a while, and a machine that has other work is slow until it has none. Between that and what was expected beforehand.
/// </summary>
internal static class PartPaces
{
    // A first guess from less work than this jumps about more than it helps.
    private const double EnoughSeconds = 3;
    private const double EnoughParts = 0.25;

    // What was expected of all parts, and what all of them have cost so far, each count as much as so many parts close by.
    private const double ExpectationCounts = 0.3;

    // What a part itself has cost says most of it, but not all: the first ones share the machine with the instant stream.
    private const double OwnDistance = 0.4;

    // Half as much does a record count that is as old as this share of the stage, or as this time.
    private const double HalfLifeShare = 0.5;
    private const double ShortestHalfLife = 20;

    // Further away nothing is said that all parts together do not say.
    private const int Reach = 16;

    /// <summary>Null when nothing was expected and too little is measured.</summary>
    /// <param name="expected">What each part was expected to cost; null when there is nothing to go by.</param>
    internal static IReadOnlyList<double>? Of(IReadOnlyList<StagePart> parts, DateTimeOffset now, IReadOnlyList<double>? expected)
    {
        var measured = parts.Where(part => part.Record is { Fraction: > 0, Seconds: > 0 }).ToList();
        if (expected is null && (measured.Sum(part => part.Record!.Seconds) < EnoughSeconds || measured.Sum(part => part.Record!.Fraction) < EnoughParts))
        {
            return null;
        }

        var halfLife = Math.Max(ShortestHalfLife, (now - measured.Select(part => part.Record!.StartedAt).DefaultIfEmpty(now).Min()).TotalSeconds * HalfLifeShare);
        var usual = expected ?? [.. parts.Select(_ => 1.0)];
        var known = parts.Zip(usual).Where(each => each.First.Record is { Fraction: > 0, Seconds: > 0 })
            .ToDictionary(each => (each.First.Kind, each.First.Number), each => new Known(PaceOf(each.First) / each.Second, WeightOf(each.First, now, halfLife)));
        var kinds = parts.Select(part => part.Kind).Distinct().ToDictionary(kind => kind, kind => OfKind(kind, known, expected is null ? 0 : ExpectationCounts));
        return [.. parts.Zip(usual, (part, pace) => Estimate(part, known, kinds[part.Kind]) * pace)];
    }

    private static double OfKind(PartKind kind, Dictionary<(PartKind Kind, int Number), Known> known, double expectation)
    {
        var alike = known.Where(one => one.Key.Kind == kind).Select(one => one.Value).ToList();
        var all = alike.Count > 0 || expectation > 0 ? alike : [.. known.Values];
        return (expectation + all.Sum(one => one.Pace * one.Weight)) / (expectation + all.Sum(one => one.Weight));
    }

    private static double Estimate(StagePart part, Dictionary<(PartKind Kind, int Number), Known> known, double ofKind)
    {
        var (pace, weight) = (ofKind * ExpectationCounts, ExpectationCounts);
        for (var distance = -Reach; distance <= Reach; distance++)
        {
            if (known.TryGetValue((part.Kind, part.Number + distance), out var one))
            {
                var counts = one.Weight / (OwnDistance + (distance * distance));
                (pace, weight) = (pace + (one.Pace * counts), weight + counts);
            }
        }

        return pace / weight;
    }

    private static double PaceOf(StagePart part) => part.Record!.Seconds / (part.Record.Fraction * part.Seconds);

    // At its beginning an encoder takes in much more than it gives out.
    private static double WeightOf(StagePart part, DateTimeOffset now, double halfLife) =>
        part.Record!.Fraction * part.Record.Fraction * Math.Pow(0.5, Math.Max(0, (now - part.Record.At).TotalSeconds) / halfLife);

    private readonly record struct Known(double Pace, double Weight);
}
