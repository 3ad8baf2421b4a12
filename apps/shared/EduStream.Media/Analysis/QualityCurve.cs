namespace EduStream.Media.Analysis;

/// <summary>A size and quality with what it is expected to cost and give.</summary>
internal readonly record struct CurvePoint(int Width, int Height, int Crf, double BitRate, double Decibels)
{
    internal double LogRate => Math.Log2(BitRate);
}

/// <summary>
/// Pure: from the trial encodes to every quality of every size. Bits halve about every six steps of CRF and decibels fall about evenly, so straight
/// lines between the points that were measured, and a little beyond them, are near enough.
/// </summary>
internal sealed class QualityCurve
{
    private const int Beyond = 4;
    private readonly List<CurvePoint> all = [];

    internal QualityCurve(IEnumerable<TrialPoint> trials)
    {
        foreach (var size in trials.GroupBy(trial => (trial.Width, trial.Height)))
        {
            all.AddRange(Along([.. size.OrderBy(trial => trial.Crf)]));
        }
    }

    /// <summary>Every whole CRF of every size.</summary>
    internal IReadOnlyList<CurvePoint> All => all;

    /// <summary>The points on the upper convex hull over log bits: nothing mixed from others is better at their bits. Ascending.</summary>
    internal IReadOnlyList<CurvePoint> Hull()
    {
        List<CurvePoint> hull = [];
        foreach (var point in all.OrderBy(point => point.LogRate).ThenByDescending(point => point.Decibels))
        {
            if (hull.Count > 0 && point.Decibels <= hull[^1].Decibels)
            {
                continue;
            }

            while (hull.Count > 1 && Slope(hull[^2], hull[^1]) <= Slope(hull[^1], point))
            {
                hull.RemoveAt(hull.Count - 1);
            }

            hull.Add(point);
        }

        return hull;
    }

    /// <summary>The best of a size (null: of any) for at most so many bit/s; null when all cost more.</summary>
    internal CurvePoint? Best(double bitRate, Func<CurvePoint, bool>? allowed = null) =>
        all.Where(point => point.BitRate <= bitRate && (allowed?.Invoke(point) ?? true)).OrderByDescending(point => point.Decibels).Select(point => (CurvePoint?)point).FirstOrDefault();

    private static double Slope(CurvePoint from, CurvePoint to) => (to.Decibels - from.Decibels) / Math.Max(1e-9, to.LogRate - from.LogRate);

    private static IEnumerable<CurvePoint> Along(IReadOnlyList<TrialPoint> points)
    {
        if (points.Count == 1)
        {
            yield return new CurvePoint(points[0].Width, points[0].Height, points[0].Crf, points[0].BitRate, Decibels.Of(points[0].Ssim));
            yield break;
        }

        for (var crf = points[0].Crf - Beyond; crf <= points[^1].Crf + Beyond; crf++)
        {
            var after = Math.Clamp(points.TakeWhile(point => point.Crf < crf).Count(), 1, points.Count - 1);
            var (low, high) = (points[after - 1], points[after]);
            var along = (crf - low.Crf) / (double)(high.Crf - low.Crf);
            var rate = Math.Log2(low.BitRate) + (along * (Math.Log2(high.BitRate) - Math.Log2(low.BitRate)));
            var decibels = Decibels.Of(low.Ssim) + (along * (Decibels.Of(high.Ssim) - Decibels.Of(low.Ssim)));
            yield return new CurvePoint(low.Width, low.Height, crf, Math.Pow(2, rate), decibels);
        }
    }
}
