namespace EduStream.Media.Captions;

/// <summary>One tag of a cue text: <c>&lt;name.class annotation&gt;</c> or <c>&lt;/name&gt;</c>.</summary>
/// <param name="Length">Characters in the source.</param>
internal readonly record struct CueTag(string Name, string Annotation, bool Closes, int Length)
{
    private const int Longest = 300;

    /// <summary>What such a tag holds is meant for a browser, never for a reader.</summary>
    internal bool HidesContent => Name is "script" or "style" or "iframe" or "object" or "template" or "noscript" or "svg" or "math";

    /// <summary>A lone <c>&lt;</c>, as in "a &lt; b", is no tag.</summary>
    internal static bool TryRead(ReadOnlySpan<char> text, out CueTag tag)
    {
        tag = default;
        var closes = text.Length > 1 && text[1] == '/';
        var from = closes ? 2 : 1;
        // <00:01.000> is a tag too: a time inside the text, which nothing here keeps. Comments and declarations begin with ! or ?.
        if (from >= text.Length || !(char.IsAsciiLetterOrDigit(text[from]) || text[from] is '!' or '?') || text[..Math.Min(text.Length, Longest)].IndexOf('>') is not (> 0 and var end))
        {
            return false;
        }

        var inside = text[from..end];
        var name = inside.IndexOfAny(" \t\n./");
        var space = inside.IndexOfAny(" \t\n");
        tag = new(
            (name < 0 ? inside : inside[..name]).ToString().ToLowerInvariant(), space < 0 ? string.Empty : inside[(space + 1)..].Trim().ToString(), closes, end + 1);
        return true;
    }

    /// <summary>How much follows the opening tag before its closing one; everything when there is none.</summary>
    internal static int HiddenLength(ReadOnlySpan<char> text, string name) =>
        text.IndexOf($"</{name}", StringComparison.OrdinalIgnoreCase) is >= 0 and var end ? end : text.Length;
}
