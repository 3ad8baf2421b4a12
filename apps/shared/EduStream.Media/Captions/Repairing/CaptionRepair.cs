namespace EduStream.Media.Captions.Repairing;

/// <summary>Pure: cues as they were written into cues that can be shown, step by step. Each step relies on the ones before it.</summary>
internal static class CaptionRepair
{
    /// <param name="end">Length of the video; null when it is not known.</param>
    /// <param name="refusal">Code, when the captions cannot belong to the video.</param>
    internal static IReadOnlyList<Cue> Repair(IReadOnlyList<Cue> cues, TimeSpan? end, ReadingRules rules, FindingList findings, out string? refusal)
    {
        var shown = WithText(cues, findings);
        shown = InOrder(shown, findings);
        shown = Lasting(shown, rules, findings);
        refusal = end is { } length && shown.Count > 0 && shown.Count(cue => cue.Start >= length) * 2 > shown.Count ? FindingCodes.OtherVideo : null;
        if (refusal is not null)
        {
            return [];
        }

        shown = InTheVideo(shown, end, findings);
        shown = LongTexts.Split(shown, rules, findings);
        shown = Overlaps.Resolve(shown, rules, findings);
        shown = ReadingPace.Apply(shown, end, rules, findings);
        refusal = shown.Count == 0 ? FindingCodes.NoCues : null;
        return shown;
    }

    private static List<Cue> WithText(IReadOnlyList<Cue> cues, FindingList findings)
    {
        var kept = new List<Cue>(cues.Count);
        foreach (var cue in cues)
        {
            if (CueText.Plain(cue.Text).AsSpan().Trim().Length > 0)
            {
                kept.Add(cue);
            }
            else
            {
                findings.Add(FindingCodes.EmptyCue, cue);
            }
        }

        return kept;
    }

    private static List<Cue> InOrder(List<Cue> cues, FindingList findings)
    {
        for (var i = 1; i < cues.Count; i++)
        {
            if (cues[i].Start < cues[i - 1].Start)
            {
                findings.Add(FindingCodes.OutOfOrder, cues[i]);
            }
        }

        // Stable: cues of one time stay as they were written.
        return [.. cues.OrderBy(cue => cue.Start)];
    }

    private static List<Cue> Lasting(List<Cue> cues, ReadingRules rules, FindingList findings)
    {
        var kept = new List<Cue>(cues.Count);
        foreach (var cue in cues)
        {
            if (cue.Start < TimeSpan.Zero)
            {
                findings.Add(FindingCodes.NegativeTime, cue);
            }

            if (cue.Start < TimeSpan.Zero && cue.End <= TimeSpan.Zero)
            {
                continue;
            }

            var begun = cue.Start < TimeSpan.Zero ? cue with { Start = TimeSpan.Zero } : cue;
            if (begun.End <= begun.Start)
            {
                findings.Add(FindingCodes.NoDuration, cue);
                begun = begun with { End = begun.Start + rules.ReadingTime(begun) };
            }

            kept.Add(begun);
        }

        return kept;
    }

    private static List<Cue> InTheVideo(List<Cue> cues, TimeSpan? end, FindingList findings)
    {
        if (end is not { } length)
        {
            return cues;
        }

        var kept = new List<Cue>(cues.Count);
        foreach (var cue in cues)
        {
            if (cue.Start >= length)
            {
                findings.Add(FindingCodes.PastTheEnd, cue);
            }
            else if (cue.End > length)
            {
                findings.Add(FindingCodes.EndCut, cue);
                kept.Add(cue with { End = length });
            }
            else
            {
                kept.Add(cue);
            }
        }

        return kept;
    }
}
