using System.Text.RegularExpressions;

namespace EduStream.Media.Captions.Reading;

/// <summary>Cue settings (WebVTT, 4.5): only those of the standard, in their own form. Regions are not kept, so neither is what names one.</summary>
internal static partial class CueSettings
{
    private const string Names = "vertical line position size align";

    /// <summary>Those that may stay; <paramref name="removed"/> when some may not.</summary>
    internal static string Clean(string text, out bool removed)
    {
        var words = text.Split((char[]?)null, 20, StringSplitOptions.RemoveEmptyEntries);
        // SubRip files may end the line with coordinates of a picture that is not known.
        var kept = words.Where(word => word.Length < 40 && Setting().IsMatch(word)).DistinctBy(word => word[..word.IndexOf(':')]).OrderBy(word => Names.IndexOf(word[..word.IndexOf(':')], StringComparison.Ordinal)).ToList();
        removed = kept.Count < words.Length;
        return string.Join(' ', kept);
    }

    [GeneratedRegex(@"\A(?:vertical:(?:rl|lr)|line:(?:-?[0-9]{1,3}|(?:100|[0-9]{1,2})(?:\.[0-9]{1,4})?%)(?:,(?:start|center|end))?|position:(?:100|[0-9]{1,2})(?:\.[0-9]{1,4})?%(?:,(?:line-left|center|line-right))?|size:(?:100|[0-9]{1,2})(?:\.[0-9]{1,4})?%|align:(?:start|center|end|left|right))\z", RegexOptions.CultureInvariant)]
    private static partial Regex Setting();
}
