namespace EduStream.Media.Synchronising;

/// <summary>What two recordings say about how they lie in time.</summary>
/// <param name="Seconds">Time of the second recording minus time of the first at the same moment; null when no answer is clearly better than every other.</param>
/// <param name="Confidence">From 0 (another answer fits as well) to 1 (no other fits at all).</param>
public sealed record RecordingOffset(double? Seconds, double Confidence);

/// <summary>
/// Pure: finds the offset of two recordings of the same moment by correlating how loud they are. Microphones differ in gain, tone and noise; when somebody speaks and when
/// not is the same in both.
/// </summary>
public static class OffsetFinder
{
    /// <summary>Values of an envelope in a second: finer than a picture, and two hours still fit into memory many times.</summary>
    public const int PerSecond = 100;

    /// <summary>How alike the two must be, on the scale of a correlation coefficient.</summary>
    internal const double LeastLikeness = 0.2;

    /// <summary>How much better the best answer must be than every other.</summary>
    internal const double LeastConfidence = 0.3;

    // Answers closer than this to the best one are the same answer: speech is like itself for about a syllable.
    private const int SameAnswer = PerSecond / 2;

    private const int LeastOverlap = 3 * PerSecond;

    /// <summary>The offset, looked for within <paramref name="mostSeconds"/> to either side; without one when the recordings have less than three seconds in common.</summary>
    /// <param name="first">Loudness of the first recording, <see cref="PerSecond"/> values a second.</param>
    /// <param name="second">Of the second, with the same zero as its pictures.</param>
    /// <param name="mostSeconds">Largest offset.</param>
    public static RecordingOffset Find(ReadOnlySpan<float> first, ReadOnlySpan<float> second, double mostSeconds)
    {
        var (x, y) = (Changes.Of(first), Changes.Of(second));
        if (x.Length < LeastOverlap || y.Length < LeastOverlap)
        {
            return new RecordingOffset(null, 0);
        }

        // Lags run from -(x.Length - LeastOverlap) to y.Length - LeastOverlap.
        var products = Fourier.Correlate(x, y);
        var (squaresOfX, squaresOfY) = (Sums(x), Sums(y));
        var most = (int)(mostSeconds * PerSecond);
        var (from, to) = (Math.Max(-most, LeastOverlap - x.Length), Math.Min(most, y.Length - LeastOverlap));
        var scores = new double[Math.Max(0, to - from + 1)];
        var best = -1;
        for (var i = 0; i < scores.Length; i++)
        {
            scores[i] = Score(i + from).Likelihood;
            best = best < 0 || scores[i] > scores[best] ? i : best;
        }

        if (best < 0 || scores[best] <= 0)
        {
            return new RecordingOffset(null, 0);
        }

        var other = scores.Where((_, i) => Math.Abs(i - best) > SameAnswer).DefaultIfEmpty(0).Max();
        var confidence = Math.Clamp(1 - (other / scores[best]), 0, 1);
        return Score(best + from).Likeness >= LeastLikeness && confidence >= LeastConfidence
            ? new RecordingOffset(Math.Round((best + from + Between(scores, best)) / PerSecond, 3), confidence)
            : new RecordingOffset(null, confidence);

        // Likeness is a correlation coefficient; the longer two parts are alike the less it is by chance.
        (double Likeness, double Likelihood) Score(int lag)
        {
            var (begin, end) = (Math.Max(0, -lag), Math.Min(x.Length, y.Length - lag));
            var energy = (squaresOfX[end] - squaresOfX[begin]) * (squaresOfY[end + lag] - squaresOfY[begin + lag]);
            var likeness = energy > 1e-6 ? products[lag < 0 ? lag + products.Length : lag] / Math.Sqrt(energy) : 0;
            return (likeness, likeness * Math.Sqrt(end - begin));
        }
    }

    private static double[] Sums(double[] values)
    {
        var sums = new double[values.Length + 1];
        for (var i = 0; i < values.Length; i++)
        {
            sums[i + 1] = sums[i] + (values[i] * values[i]);
        }

        return sums;
    }

    /// <summary>Where the top of the parabola through three neighbours lies, from -0.5 to 0.5.</summary>
    private static double Between(double[] scores, int best)
    {
        if (best == 0 || best == scores.Length - 1)
        {
            return 0;
        }

        var bend = scores[best - 1] - (2 * scores[best]) + scores[best + 1];
        return bend < 0 ? Math.Clamp((scores[best - 1] - scores[best + 1]) / (2 * bend), -0.5, 0.5) : 0;
    }
}
