namespace EduStream.Media.Captions.Repairing;

/// <summary>
/// Cues that share time, in order of their starts:
/// <code>
/// |---A---|          slip: A is cut        |--A--|
///       |---B---|                                |---B---|
///
/// |---A---|          same time: joined     |--A+B--|
/// |---B---|
///
/// |---A------|       meant: both stay, and the instructor is told
///   |---B------|
/// </code>
/// Cues that say where they stand on the picture are meant to be seen together.
/// </summary>
internal static class Overlaps
{
    private const int MostLines = 4;
    private static readonly TimeSpan SameTime = TimeSpan.FromMilliseconds(50);

    internal static List<Cue> Resolve(List<Cue> cues, ReadingRules rules, FindingList findings)
    {
        var kept = new List<Cue>(cues.Count);
        foreach (var cue in cues)
        {
            if (kept.Count == 0 || kept[^1].End + rules.SmallestGap < cue.Start)
            {
                kept.Add(cue);
                continue;
            }

            var before = kept[^1];
            if (before.Text == cue.Text && before.Settings == cue.Settings)
            {
                findings.Add(FindingCodes.Duplicate, cue);
                kept[^1] = before with { End = before.End > cue.End ? before.End : cue.End };
            }
            else if (before.End > cue.Start)
            {
                Share(kept, cue, rules, findings);
            }
            else
            {
                kept.Add(cue);
            }
        }

        return kept;
    }

    private static void Share(List<Cue> kept, Cue cue, ReadingRules rules, FindingList findings)
    {
        var before = kept[^1];
        if (before.Settings != cue.Settings)
        {
            kept.Add(cue);
        }
        else if (cue.Start - before.Start <= SameTime && Lines(before) + Lines(cue) <= MostLines)
        {
            findings.Add(FindingCodes.OverlapJoined, cue);
            kept[^1] = before with { Text = $"{before.Text}\n{cue.Text}", End = before.End > cue.End ? before.End : cue.End };
        }
        else if (before.End - cue.Start <= rules.LargestCut && cue.Start - before.Start >= rules.Shortest && before.End < cue.End)
        {
            findings.Add(FindingCodes.OverlapCut, before);
            kept[^1] = before with { End = cue.Start };
            kept.Add(cue);
        }
        else
        {
            findings.Add(FindingCodes.Overlap, cue);
            kept.Add(cue);
        }
    }

    private static int Lines(Cue cue) => cue.Text.AsSpan().Count('\n') + 1;
}
