using System.Globalization;

namespace EduStream.Media.Captions.Repairing;

/// <summary>Splits a text that is more than two lines into cues that follow each other, each with its share of the time.</summary>
internal static class LongTexts
{
    internal static List<Cue> Split(List<Cue> cues, ReadingRules rules, FindingList findings)
    {
        var split = new List<Cue>(cues.Count);
        foreach (var cue in cues)
        {
            var plain = CueText.Plain(cue.Text);
            if (plain.Length <= rules.LongestText)
            {
                split.Add(cue);
                continue;
            }

            // Markup over the border would have to be closed and opened again; cues that are too brief already get no briefer.
            var parts = cue.Text.Contains('<', StringComparison.Ordinal) ? [] : Parts(plain.Replace('\n', ' '), rules.LongestText);
            if (parts.Count < 2 || cue.Duration < rules.Shortest * parts.Count)
            {
                findings.Add(FindingCodes.TooLong, cue);
                split.Add(cue);
                continue;
            }

            findings.Add(FindingCodes.LongSplit, cue);
            split.AddRange(Timed(cue, parts));
        }

        return split;
    }

    private static IEnumerable<Cue> Timed(Cue cue, List<string> parts)
    {
        var total = (double)parts.Sum(part => part.Length);
        var (start, done) = (cue.Start, 0);
        foreach (var part in parts)
        {
            done += part.Length;
            var end = done == (int)total ? cue.End : cue.Start + TimeSpan.FromMilliseconds(Math.Round(cue.Duration.TotalMilliseconds * done / total));
            yield return cue with { Start = start, End = end, Text = Lines(part) };
            start = end;
        }
    }

    private static List<string> Parts(string text, int longest)
    {
        var parts = new List<string>();
        var rest = text.AsSpan().Trim();
        while (rest.Length > longest)
        {
            // Even parts: three of 40 read better than two of 50 and one of 20.
            var count = (rest.Length + longest - 1) / longest;
            var at = Break(rest, Math.Min(longest, rest.Length / count + 12));
            parts.Add(rest[..at].Trim().ToString());
            rest = rest[at..].Trim();
        }

        parts.Add(rest.ToString());
        return parts.FindAll(part => part.Length > 0);
    }

    // The last end of a sentence in the second half, else the last space there; scripts without spaces break between letters.
    private static int Break(ReadOnlySpan<char> text, int within)
    {
        for (var at = within; at > within / 2; at--)
        {
            if (text[at] == ' ' && text[at - 1] is '.' or '!' or '?' or ';' or ':')
            {
                return at;
            }
        }

        for (var at = within; at > within / 2; at--)
        {
            if (text[at] == ' ' || text[at - 1] is '。' or '、' or '，')
            {
                return at;
            }
        }

        var whole = 0;
        while (whole + StringInfo.GetNextTextElementLength(text[whole..]) is var next && next <= within)
        {
            whole = next;
        }

        return whole > 0 ? whole : within;
    }

    private static string Lines(string part)
    {
        const int Line = 42;
        var middle = part.Length <= Line ? -1 : Enumerable.Range(1, part.Length - 1).Where(at => part[at] == ' ').DefaultIfEmpty(-1).MinBy(at => Math.Abs(at - (part.Length / 2)));
        return middle < 0 ? CueText.Escape(part) : $"{CueText.Escape(part[..middle])}\n{CueText.Escape(part[(middle + 1)..])}";
    }
}
