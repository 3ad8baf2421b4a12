namespace EduStream.Media.Timing;

/// <summary>Whole ticks of exact times.</summary>
internal static class Ticks
{
    /// <summary>Clock of MPEG-TS, and so of every packaged track.</summary>
    internal const int PerSecond = 90_000;

    /// <summary>Nearest tick of the 90 kHz clock.</summary>
    internal static long At(Rational seconds) => (seconds * PerSecond).Round();

    /// <summary>Smallest number that both divide; null when it does not fit ffmpeg's 32-bit time bases.</summary>
    internal static int? CommonMultiple(long a, long b)
    {
        // gcd from the reduced fraction: a/b = (a/g)/(b/g).
        var multiple = (Int128)a * new Rational(a, b).Denominator;
        return multiple <= int.MaxValue ? (int)multiple : null;
    }
}
