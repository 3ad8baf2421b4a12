using EduStream.Media.Timing;

namespace EduStream.Media.Planning;

/// <summary>
/// Pure: the one frame rate of all renditions. Only rates whose two-second groups are a whole number of 90 kHz ticks come out, because the
/// intermediate format counts in them: whole numbers, whole numbers times 1000/1001, and 12.5.
/// </summary>
internal static class OutputFrameRate
{
    /// <summary>Headers round 29.97 to 29.968 and the like.</summary>
    private const double Close = 0.001;

    private static readonly Rational[] Standard = [10, new(25, 2), 15, 20, new(24_000, 1001), 24, 25, new(30_000, 1001), 30, 48, 50, new(60_000, 1001), 60];
    private static readonly Rational[] ForVariable = [10, 15, 20, 24, 25, 30, 50, 60];

    /// <summary>Above 60 halved until it fits; constant rates kept, others to the nearest standard one.</summary>
    internal static Rational For(Rational source, bool variable)
    {
        while (source.Value > 60.1)
        {
            source /= 2;
        }

        return variable ? Nearest(ForVariable, source) : Exact(source) ?? Nearest(Standard, source);
    }

    /// <summary>Frames of a closed group of about two seconds.</summary>
    internal static int FramesPerGop(Rational rate) => (int)(rate * 2).Round();

    private static Rational? Exact(Rational source)
    {
        Rational[] candidates = [source.Round(), new((long)Math.Round(source.Value * 1.001) * 1000, 1001), new(25, 2)];
        var best = Nearest(candidates, source);
        return best.Value is >= 10 and <= 60 && Math.Abs((best.Value / source.Value) - 1) < Close ? best : null;
    }

    private static Rational Nearest(IEnumerable<Rational> rates, Rational source) => rates.MinBy(rate => Math.Abs(Math.Log(Math.Max(rate.Value, 0.001) / source.Value)));
}
