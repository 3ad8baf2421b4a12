namespace EduStream.Media.Captions.Reading;

/// <summary>WebVTT (W3C, 6.1): blocks with empty lines between them. A line of times begins a cue wherever it stands; comments are dropped, styles and regions told of.</summary>
internal static class WebVttReader
{
    internal static bool IsWebVtt(string[] lines) => lines.Length > 0 && lines[0].StartsWith("WEBVTT", StringComparison.Ordinal) && (lines[0].Length == 6 || lines[0][6] is ' ' or '\t');

    internal static IEnumerable<RawCue> Read(string[] lines, FindingList findings)
    {
        // The header ends at the first empty line; some writers leave that out.
        var at = 1;
        for (; at < lines.Length && lines[at].Length > 0 && !TimingLine.IsMeant(lines[at]); at++)
        {
        }

        while (at < lines.Length)
        {
            if (lines[at].Trim().Length == 0)
            {
                at++;
                continue;
            }

            var end = BlockEnd(lines, at);
            var times = TimingLine.IsMeant(lines[at]) ? at : at + 1 < end && TimingLine.IsMeant(lines[at + 1]) ? at + 1 : -1;
            if (times >= 0)
            {
                end = BlockEnd(lines, times + 1, within: end);
                if (TimingLine.TryParse(lines[times], out var from, out var to, out var settings))
                {
                    yield return new RawCue(times + 1, from, to, string.Join('\n', lines[(times + 1)..end]), settings);
                }
                else
                {
                    findings.Add(FindingCodes.BadTime, line: times + 1);
                }
            }
            else if (!lines[at].StartsWith("NOTE", StringComparison.Ordinal))
            {
                findings.Add(FindingCodes.BlockIgnored, line: at + 1);
            }

            at = end;
        }
    }

    // With `within` also a line of times ends it, and then the identifier above that line is not part of it either way: it is text.
    private static int BlockEnd(string[] lines, int from, int? within = null)
    {
        var end = from;
        while (end < (within ?? lines.Length) && lines[end].Trim().Length > 0 && (within is null || !TimingLine.IsMeant(lines[end])))
        {
            end++;
        }

        return end;
    }
}
