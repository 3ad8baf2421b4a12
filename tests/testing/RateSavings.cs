namespace EduStream.Testing;

/// <summary>Pure: how many bits one ladder saves against another at equal quality, as the Bjontegaard difference does it: mean of the difference in log bits over the qualities that both reach.</summary>
public static class RateSavings
{
    private const int Steps = 200;

    /// <summary>0.4: forty percent fewer bits. Null when the two have no quality in common.</summary>
    public static double? At(IReadOnlyList<(double BitRate, double Quality)> ours, IReadOnlyList<(double BitRate, double Quality)> peer)
    {
        var (one, other) = (Rising(ours), Rising(peer));
        var (from, to) = (Math.Max(one[0].Quality, other[0].Quality), Math.Min(one[^1].Quality, other[^1].Quality));
        if (from > to)
        {
            return null;
        }

        var mean = Enumerable.Range(0, Steps + 1).Average(step =>
        {
            var quality = from + ((to - from) * step / Steps);
            return LogRate(one, quality) - LogRate(other, quality);
        });
        return 1 - Math.Pow(2, mean);
    }

    /// <summary>Without rungs that cost more and give less.</summary>
    private static List<(double BitRate, double Quality)> Rising(IEnumerable<(double BitRate, double Quality)> rungs)
    {
        List<(double BitRate, double Quality)> rising = [];
        foreach (var rung in rungs.OrderBy(rung => rung.BitRate))
        {
            if (rising.Count == 0 || rung.Quality > rising[^1].Quality)
            {
                rising.Add(rung);
            }
        }

        return rising;
    }

    private static double LogRate(List<(double BitRate, double Quality)> rungs, double quality)
    {
        var after = rungs.FindIndex(rung => rung.Quality >= quality);
        if (after <= 0)
        {
            return Math.Log2(rungs[after == 0 ? 0 : rungs.Count - 1].BitRate);
        }

        var (low, high) = (rungs[after - 1], rungs[after]);
        var along = (quality - low.Quality) / (high.Quality - low.Quality);
        return Math.Log2(low.BitRate) + (along * (Math.Log2(high.BitRate) - Math.Log2(low.BitRate)));
    }
}
