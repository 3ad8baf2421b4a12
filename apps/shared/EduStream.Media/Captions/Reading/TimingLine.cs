using System.Globalization;
using System.Text.RegularExpressions;

namespace EduStream.Media.Captions.Reading;

/// <summary>The line of a cue that holds its times, as SubRip and WebVTT write it, and as people and programs miswrite it: comma or point, one digit or two, no hours, a shorter arrow.</summary>
internal static partial class TimingLine
{
    private const int Longest = 500;

    /// <summary>Whether somebody meant this to be a line of times; an arrow between words is text.</summary>
    internal static bool IsMeant(string line) => line.Length < Longest && (Meant().IsMatch(line) || Form().IsMatch(line));

    /// <param name="rest">What follows the times: settings.</param>
    internal static bool TryParse(string line, out TimeSpan start, out TimeSpan end, out string rest)
    {
        (start, end, rest) = (default, default, string.Empty);
        if (line.Length >= Longest || Form().Match(line) is not { Success: true } found)
        {
            return false;
        }

        rest = found.Groups["rest"].Value;
        return TryTime(found.Groups["start"].ValueSpan, out start) && TryTime(found.Groups["end"].ValueSpan, out end);
    }

    private static bool TryTime(ReadOnlySpan<char> text, out TimeSpan time)
    {
        time = default;
        var negative = text[0] == '-';
        text = text.TrimStart('-');
        var point = text.IndexOfAny('.', ',');
        // One digit is tenths, two are hundredths.
        var fraction = point < 0 ? 0 : int.Parse(text[(point + 1)..].ToString().PadRight(3, '0'), CultureInfo.InvariantCulture);
        var clock = (point < 0 ? text : text[..point]).ToString().Split(':').Select(part => int.Parse(part, CultureInfo.InvariantCulture)).ToArray();
        var (hours, minutes, seconds) = clock.Length == 3 ? (clock[0], clock[1], clock[2]) : (0, clock[0], clock[1]);
        if (seconds > 59 || (minutes > 59 && clock.Length == 3))
        {
            return false;
        }

        time = new TimeSpan(0, hours, minutes, seconds, fraction);
        time = negative ? -time : time;
        return true;
    }

    [GeneratedRegex(@"\A\s*(?<start>-?(?:[0-9]{1,3}:)?[0-9]{1,2}:[0-9]{1,2}(?:[.,][0-9]{1,3})?)\s*(?:-{1,3}>|[–—]>)\s*(?<end>-?(?:[0-9]{1,3}:)?[0-9]{1,2}:[0-9]{1,2}(?:[.,][0-9]{1,3})?)(?<rest>(?:\s.*)?)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();

    [GeneratedRegex(@"\A\s*-?[0-9][0-9:.,]*\s*-->|-->\s*-?[0-9]+:[0-9]", RegexOptions.CultureInvariant)]
    private static partial Regex Meant();
}
