using EduStream.Media.Timing;

namespace EduStream.Media.Probing;

/// <summary>Pure: is there one frame rate, and which? Headers are only believed when sampled packets agree.</summary>
internal static class FrameRateEstimate
{
    /// <summary>Share of distances that may be off before a rate counts as variable.</summary>
    private const double Tolerated = 0.02;

    internal static (Rational Rate, bool Variable) From(string? average, string? nominal, Rational timeBase, IReadOnlyList<long> distances)
    {
        var header = Positive(average) ?? Positive(nominal);
        if (distances.Count < 4)
        {
            return (header ?? 25, header is null);
        }

        var median = distances.Order().ElementAt(distances.Count / 2);
        var sampled = (timeBase * median).Inverse;

        // Matroska rounds to milliseconds, so a tick either way is no variation.
        var slack = Math.Max(1.01, median * 0.1);
        var off = distances.Count(distance => Math.Abs(distance - median) > slack) / (double)distances.Count;
        var agreed = new[] { Positive(average), Positive(nominal) }.FirstOrDefault(rate => rate is { } known && Near(known, sampled, timeBase, median));
        return off <= Tolerated ? (agreed ?? sampled, false) : (sampled, true);
    }

    private static bool Near(Rational rate, Rational sampled, Rational timeBase, long median) =>
        Math.Abs(rate.Inverse.Value - sampled.Inverse.Value) <= Math.Max(timeBase.Value * 1.01, median * timeBase.Value * 0.01);

    private static Rational? Positive(string? text) => Rational.TryParse(text, out var rate) && rate > Rational.Zero && rate.Value < 1000 ? rate : null;
}
