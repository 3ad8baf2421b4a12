namespace EduStream.Benchmarks.Media.TimeLeft;

/// <summary>What an instructor was told during a publication, and how honest that was.</summary>
/// <param name="moments">Seconds from the last byte, and the seconds left that were told then; null while none were.</param>
/// <param name="whole">Seconds from the last byte to the publication.</param>
internal sealed class Told(IReadOnlyList<(double At, double? Left)> moments, double whole)
{
    // Of a few seconds a fifth is less than the page shows.
    private const double NoMatter = 5;

    /// <summary>From the first quarter on: the share of the time during which what was told lay within a fifth of what was left, or within five seconds of it.</summary>
    internal double HonestShare => Moments().Average(moment => moment.Told is { } told && Math.Abs(told - moment.Left) <= Math.Max(moment.Left / 5, NoMatter) ? 1 : 0);

    /// <summary>From the first quarter on, while more than half a minute is left: the largest difference, as a share of what was left.</summary>
    internal double WorstError => Moments().Where(moment => moment.Told is not null && moment.Left > 30).Max(moment => Math.Abs(moment.Told!.Value - moment.Left) / moment.Left);

    /// <summary>Every tenth of the run: told and true.</summary>
    public override string ToString() => string.Join(", ", Enumerable.Range(1, 9).Select(tenth =>
    {
        var at = whole * tenth / 10;
        var told = moments.LastOrDefault(moment => moment.At <= at);
        return FormattableString.Invariant($"{tenth}0 %: {(told.Left is { } left ? FormattableString.Invariant($"{left - (at - told.At):0}") : "nothing")}/{whole - at:0}");
    }));

    // What stands on the page grows old until something new comes.
    private IEnumerable<(double? Told, double Left)> Moments()
    {
        for (var at = whole / 4; at < whole; at += 0.1)
        {
            var last = moments.LastOrDefault(moment => moment.At <= at);
            yield return (last.Left - (at - last.At), whole - at);
        }
    }
}
