namespace EduStream.Media.Captions.Reading;

/// <summary>
/// SubRip has no standard. Lines of times part the file; a number above them is not needed, and an empty line inside a text does not end it:
/// <code>
/// 7                                   number of the next cue: not text
/// 00:00:01,000 --> 00:00:04,000       times
/// first line                          text, up to the next times
/// </code>
/// </summary>
internal static class SubRipReader
{
    internal static IEnumerable<RawCue> Read(string[] lines, FindingList findings)
    {
        var times = Enumerable.Range(0, lines.Length).Where(index => TimingLine.IsMeant(lines[index])).ToList();
        for (var i = 0; i < times.Count; i++)
        {
            var line = times[i];
            if (!TimingLine.TryParse(lines[line], out var start, out var end, out var rest))
            {
                findings.Add(FindingCodes.BadTime, line: line + 1);
                continue;
            }

            var stop = i + 1 < times.Count ? TextEnd(lines, line + 1, times[i + 1]) : lines.Length;
            yield return new RawCue(line + 1, start, end, string.Join('\n', lines[(line + 1)..stop]), rest);
        }
    }

    // The number above the next times is not this text's last line.
    private static int TextEnd(string[] lines, int first, int next)
    {
        var last = next - 1;
        while (last >= first && string.IsNullOrWhiteSpace(lines[last]))
        {
            last--;
        }

        return last > first - 1 && last == next - 1 && IsNumber(lines[last]) ? last : next;
    }

    private static bool IsNumber(string line) => line.Trim() is { Length: > 0 and < 8 } text && text.All(char.IsAsciiDigit);
}
