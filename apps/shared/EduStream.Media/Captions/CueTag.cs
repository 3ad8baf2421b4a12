using System.Text.RegularExpressions;

namespace EduStream.Media.Captions;

/// <summary>What looks like a tag of a cue text: <c>&lt;name.class annotation&gt;</c> or <c>&lt;/name&gt;</c>. In a lecture on programming it often is none: <c>List&lt;String&gt;</c>.</summary>
/// <param name="Length">Characters in the source.</param>
internal readonly partial record struct CueTag(string Name, string Annotation, bool Closes, int Length)
{
    private const int Longest = 300;

    // A cue is no longer than half of this, so that its closing tag lies within.
    private const int Farthest = 2 * CueText.MostCharacters;

    /// <summary>A time inside the text (<c>&lt;00:01.000&gt;</c>).</summary>
    private bool IsTime => Annotation.Length == 0 && !Closes && Time().IsMatch(Name);

    /// <summary>WebVTT (4.2.2) has it, or SubRip.</summary>
    internal bool IsKnown => Name is "b" or "i" or "u" or "c" or "ruby" or "rt" or "v" or "lang" or "font" || IsTime;

    /// <summary>Neither a name nor a language nor attributes: words, as in <c>a&lt;b and c&gt;d</c>.</summary>
    internal bool HasWords => Annotation.Length > 0 && (Closes || Name is not ("v" or "lang")) && !Attributes().IsMatch(Annotation);

    /// <summary>
    /// Whether SubRip, which has no standard and no way to write a bare <c>&lt;</c>, means it as markup. What directly follows a letter and is never closed is code: <c>Box&lt;I&gt;</c>, <c>a&lt;b&gt;c</c>.
    /// </summary>
    /// <param name="before">The letter in front of it.</param>
    /// <param name="after">What follows it.</param>
    internal bool IsMeant(char before, ReadOnlySpan<char> after) =>
        IsKnown && !HasWords
        && (Closes || IsTime || Name == "font" || !(char.IsLetterOrDigit(before) || before == '_')
            || after[..Math.Min(after.Length, Farthest)].Contains($"</{Name}", StringComparison.OrdinalIgnoreCase))
        && (Closes || Name is not ("v" or "lang") || Annotation.Length > 0);

    /// <summary>A lone <c>&lt;</c>, as in "a &lt; b", is no tag.</summary>
    internal static bool TryRead(ReadOnlySpan<char> text, out CueTag tag)
    {
        tag = default;
        var closes = text.Length > 1 && text[1] == '/';
        var from = closes ? 2 : 1;
        // Comments and declarations begin with ! or ?.
        if (from >= text.Length || !(char.IsAsciiLetterOrDigit(text[from]) || text[from] is '!' or '?') || text[..Math.Min(text.Length, Longest)].IndexOf('>') is not (> 0 and var end))
        {
            return false;
        }

        var inside = text[from..end];
        var name = inside.IndexOfAny(" \t\n.");
        var space = inside.IndexOfAny(" \t\n");
        tag = new(
            (name < 0 ? inside : inside[..name]).ToString().ToLowerInvariant(), space < 0 ? string.Empty : inside[(space + 1)..].Trim().ToString(), closes, end + 1);
        return true;
    }

    [GeneratedRegex(@"\A(?:[0-9]+:)?[0-9]{1,2}:[0-9]{1,2}(?:,[0-9]{1,3})?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Time();

    // Atomic: what was taken for a value is not given back, or a text of many "a=b" would be tried in more ways than there is time for.
    [GeneratedRegex(@"\A(?>[a-z][a-z0-9:-]*\s*=\s*(?>""[^""]*""|'[^']*'|[^\s=]+)\s*)+\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Attributes();
}
