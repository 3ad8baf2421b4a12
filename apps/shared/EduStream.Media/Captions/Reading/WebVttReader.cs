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

            var times = TimingLine.IsMeant(lines[at]) ? at : at + 1 < lines.Length && TimingLine.IsMeant(lines[at + 1]) ? at + 1 : -1;
            var end = times < 0 ? BlockEnd(lines, at, stopAtTimes: false) : BlockEnd(lines, times + 1, stopAtTimes: true);
            if (times >= 0)
            {
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

    // Where a line of times ends it, the identifier above that line is not part of it either way: it is text.
    private static int BlockEnd(string[] lines, int from, bool stopAtTimes)
    {
        var end = from;
        while (end < lines.Length && lines[end].Trim().Length > 0 && !(stopAtTimes && TimingLine.IsMeant(lines[end])))
        {
            end++;
        }

        return end;
    }
}
