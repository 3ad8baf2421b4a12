namespace EduStream.Media.Analysis;

/// <summary>A rung of a fixed ladder.</summary>
/// <param name="BitRate">Bit/s, average.</param>
public sealed record FixedRung(int Width, int Height, int BitRate);

/// <summary>
/// Pure: the H.264 ladder of Apple's HLS authoring specification, up to 30 pictures a second: what reports and benchmarks compare with. For a source
/// between two of its sizes the next one is made at the source's size.
/// </summary>
public static class AppleRungs
{
    private static readonly (int Height, int Kbps)[] All = [(234, 145), (360, 365), (432, 730), (432, 1100), (540, 2000), (720, 3000), (720, 4500), (1080, 6000), (1080, 7800)];

    /// <summary>Best first.</summary>
    public static IReadOnlyList<FixedRung> For(int width, int height)
    {
        var side = Math.Min(width, height);
        var fitting = All.Where(rung => rung.Height <= side).ToList();
        if (fitting.Count < All.Length && fitting.TrueForAll(rung => rung.Height < side))
        {
            fitting.Add((side, All[fitting.Count].Kbps));
        }

        return [.. fitting.AsEnumerable().Reverse().Select(rung => new FixedRung(Even(width * rung.Height / (double)side), Even(height * rung.Height / (double)side), rung.Kbps * 1000))];
    }

    /// <summary>
    /// What the rung would really take: encoders stay below the rate where there is nothing left to spend it on. Judged from the trial encodes,
    /// as the rate of the nearest size at a quality that cannot be told from the source.
    /// </summary>
    public static double Estimate(FixedRung rung, IReadOnlyList<TrialPoint> trials)
    {
        const int Indistinguishable = 8;
        ArgumentNullException.ThrowIfNull(rung);
        ArgumentNullException.ThrowIfNull(trials);
        var nearest = trials.GroupBy(trial => (trial.Width, trial.Height)).MinBy(size => Math.Abs(Math.Log(size.Key.Height / (double)rung.Height)));
        if (nearest is null || nearest.Count() < 2)
        {
            return rung.BitRate;
        }

        var (low, high) = (nearest.MinBy(trial => trial.Crf)!, nearest.MaxBy(trial => trial.Crf)!);
        var perStep = Math.Log(low.BitRate / high.BitRate) / (high.Crf - low.Crf);
        var most = low.BitRate * Math.Exp(perStep * (low.Crf - Indistinguishable)) * Math.Pow(rung.Width * (double)rung.Height / (low.Width * low.Height), 0.75);
        return Math.Min(rung.BitRate, most);
    }

    private static int Even(double side) => Math.Max(2, (int)Math.Round(side / 2) * 2);
}
