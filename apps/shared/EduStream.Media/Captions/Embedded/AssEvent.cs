using System.Globalization;
using System.Text.RegularExpressions;

namespace EduStream.Media.Captions.Embedded;

/// <summary>Pure: one line of the events as ffmpeg writes them: <c>Dialogue: Layer,Start,End,Style,Name,MarginL,MarginR,MarginV,Effect,Text</c>.</summary>
internal static partial class AssEvent
{
    /// <summary>Null for every other line (<c>Comment:</c>, styles, headers) and for what shows no words.</summary>
    internal static Cue? Read(string line, AssDialect dialect)
    {
        if (Dialogue().Match(line) is not { Success: true } found)
        {
            return null;
        }

        var text = AssText.Clean(line[found.Length..], dialect, out var onTop);
        return text.Length == 0 ? null : new Cue(Time(found, "start"), Time(found, "end"), text, onTop ? "line:0" : string.Empty);
    }

    private static TimeSpan Time(Match found, string name)
    {
        var parts = found.Groups[name].Value.Split(':', '.').Select(part => int.Parse(part, CultureInfo.InvariantCulture)).ToArray();
        return new TimeSpan(0, parts[0], parts[1], parts[2], 10 * parts[3]);
    }

    [GeneratedRegex(@"\ADialogue:[^,]*,(?<start>[0-9]{1,3}:[0-9]{2}:[0-9]{2}\.[0-9]{2}),(?<end>[0-9]{1,3}:[0-9]{2}:[0-9]{2}\.[0-9]{2})(?:,[^,]*){6},", RegexOptions.CultureInvariant)]
    private static partial Regex Dialogue();
}
