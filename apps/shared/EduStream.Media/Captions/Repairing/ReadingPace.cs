namespace EduStream.Media.Captions.Repairing;

/// <summary>Shows every cue as long as reading takes, as far as the next one leaves room:
/// <code>
/// |-A-|         |-B-|        |-A------|    |-B-|       A stays longer
/// |-A-||-B-|                 |-A-||-B-|                no room: the instructor is told
/// |-A-| |-B-|                |-A--||-B-|               a gap too short to see is closed
/// </code></summary>
internal static class ReadingPace
{
    // What rounding to milliseconds makes of it is not too fast yet.
    private static readonly TimeSpan Tolerance = TimeSpan.FromMilliseconds(50);

    internal static List<Cue> Apply(List<Cue> cues, TimeSpan? end, ReadingRules rules, FindingList findings)
    {
        var paced = new List<Cue>(cues.Count);
        var shownUntil = TimeSpan.Zero;
        for (var i = 0; i < cues.Count; i++)
        {
            if (cues[i].Start - shownUntil > TimeSpan.FromSeconds(rules.LongestGapSeconds))
            {
                findings.Add(FindingCodes.LongGap, cues[i] with { Start = shownUntil, Line = 0 });
            }

            var cue = Pace(cues[i], i + 1 < cues.Count ? cues[i + 1].Start : end, rules, findings);
            shownUntil = cue.End > shownUntil ? cue.End : shownUntil;
            paced.Add(cue);
        }

        if (end is { } length && length - shownUntil > TimeSpan.FromSeconds(rules.LongestGapSeconds) && paced.Count > 0)
        {
            findings.Add(FindingCodes.LongGap, paced[^1] with { Start = shownUntil, Line = 0 });
        }

        return paced;
    }

    private static Cue Pace(Cue cue, TimeSpan? next, ReadingRules rules, FindingList findings)
    {
        var needed = rules.ReadingTime(cue);
        var brief = cue.Duration < rules.Shortest;
        if (cue.Duration + Tolerance < needed)
        {
            var room = next is { } limit ? limit - cue.Start : TimeSpan.MaxValue;
            var longer = needed < room ? needed : room;
            if (longer > cue.Duration)
            {
                cue = cue with { End = cue.Start + longer };
                findings.Add(brief ? FindingCodes.ShortExtended : FindingCodes.FastExtended, cue);
            }

            if (cue.Duration + Tolerance < needed)
            {
                findings.Add(brief && cue.Duration < rules.Shortest ? FindingCodes.TooShort : FindingCodes.TooFast, cue);
            }
        }

        if (next is { } following && following > cue.End && following - cue.End < rules.SmallestGap)
        {
            findings.Add(FindingCodes.GapClosed, cue);
            return cue with { End = following };
        }

        return cue;
    }
}
