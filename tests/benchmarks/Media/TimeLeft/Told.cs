namespace EduStream.Benchmarks.Media.TimeLeft;

/// <summary>What an instructor was told during a publication, and how honest that was.</summary>
/// <param name="moments">Seconds from the last byte, and the seconds left that were told then; null while none were.</param>
/// <param name="whole">Seconds from the last byte to the publication.</param>
internal sealed class Told(IReadOnlyList<(double At, double? Left)> moments, double whole)
{
    // Of a few seconds a fifth is less than the page shows.
    private const double NoMatter = 5;

    /// <summary>From the first quarter on: the share of the time during which what was told lay within a fifth of what was left, or within five seconds of it.</summary>
    internal double HonestShare
    {
        get
        {
            var (honest, all) = (0.0, 0.0);
            foreach (var (at, until, told) in Spans())
            {
                // What stands on the page grows old until something new comes.
                for (var moment = at; moment < until; moment += 0.1)
                {
                    all += 1;
                    honest += told is { } left && Math.Abs(left - (moment - at) - (whole - moment)) <= Math.Max((whole - moment) / 5, NoMatter) ? 1 : 0;
                }
            }

            return honest / all;
        }
    }

    /// <summary>From the first quarter on, while more than half a minute is left: the largest difference, as a share of what was left.</summary>
    internal double WorstError => Spans().Where(span => span.Told is not null && whole - span.At > 30).Select(span => Math.Abs(span.Told!.Value - (whole - span.At)) / (whole - span.At)).DefaultIfEmpty(0).Max();

    /// <summary>Every tenth of the run: told and true.</summary>
    public override string ToString() => string.Join(", ", Enumerable.Range(1, 9).Select(tenth =>
    {
        var at = whole * tenth / 10;
        var told = moments.LastOrDefault(moment => moment.At <= at);
        return FormattableString.Invariant($"{tenth}0 %: {(told.Left is { } left ? FormattableString.Invariant($"{left - (at - told.At):0}") : "nothing")}/{whole - at:0}");
    }));

    private IEnumerable<(double At, double Until, double? Told)> Spans() => moments
        .Zip(moments.Skip(1).Select(moment => moment.At).Append(whole), (moment, until) => (At: Math.Max(moment.At, whole / 4), Until: until, Told: moment.Left - Math.Max(0, (whole / 4) - moment.At)))
        .Where(span => span.Until > span.At);
}
