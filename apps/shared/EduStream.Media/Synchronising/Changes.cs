namespace EduStream.Media.Synchronising;

/// <summary>Pure: what of a loudness is the same wherever the microphone stands: by how much it is above or below what was usual around it, in decibels.</summary>
internal static class Changes
{
    // A microphone that is far away has a third of the range of a near one: the quiet part of both is taken as silence.
    private const double Range = 40;

    // Around a second to either side: words stay, the level of a speaker and of the room goes.
    private const int Around = OffsetFinder.PerSecond;

    internal static double[] Of(ReadOnlySpan<float> envelope)
    {
        var loudest = 0f;
        foreach (var value in envelope)
        {
            loudest = float.IsFinite(value) ? Math.Max(loudest, value) : loudest;
        }

        if (loudest <= 0)
        {
            return [];
        }

        var levels = new double[envelope.Length];
        for (var i = 0; i < levels.Length; i++)
        {
            var level = float.IsFinite(envelope[i]) && envelope[i] > 0 ? 20 * Math.Log10(envelope[i] / loudest) : -Range;
            levels[i] = Math.Max(level, -Range) + Range;
        }

        return WithoutUsual(levels);
    }

    private static double[] WithoutUsual(double[] levels)
    {
        var sums = new double[levels.Length + 1];
        for (var i = 0; i < levels.Length; i++)
        {
            sums[i + 1] = sums[i] + levels[i];
        }

        var changes = new double[levels.Length];
        for (var i = 0; i < levels.Length; i++)
        {
            var (from, to) = (Math.Max(0, i - Around), Math.Min(levels.Length, i + Around + 1));
            changes[i] = levels[i] - ((sums[to] - sums[from]) / (to - from));
        }

        return changes;
    }
}
