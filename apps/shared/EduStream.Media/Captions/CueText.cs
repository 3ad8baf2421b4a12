using System.Net;
using System.Text;

namespace EduStream.Media.Captions;

/// <summary>
/// Cue text that may be shown anywhere. Of markup only <c>b i u ruby rt v lang</c> stays, balanced and without anything that a page could run; the rest of
/// the text is escaped, so that neither a tag nor a line of times can be smuggled in.
/// </summary>
internal static class CueText
{
    internal const int MostCharacters = 1000;
    private const int LongestOverride = 200;
    private const int LongestEntity = 12;

    /// <param name="webVtt">
    /// By the standard, which drops every tag and shows what is in it (W3C WebVTT, 6.4); a <c>&lt;</c> that is meant is written <c>&amp;lt;</c> there. Otherwise what is no tag of
    /// captions is text.
    /// </param>
    internal static string Clean(string source, out CueTextChanges changes, bool webVtt = false)
    {
        changes = CueTextChanges.None;
        var writer = new CueTextWriter(MostCharacters);
        var at = 0;
        while (at < source.Length && !writer.IsFull)
        {
            var rest = source.AsSpan(at);
            if (rest[0] == '<' && CueTag.TryRead(rest, out var tag))
            {
                var shown = !webVtt && !tag.IsMeant(at == 0 ? ' ' : source[at - 1], rest[tag.Length..]);
                changes |= shown ? CueTextChanges.TagsShown : Tag(writer, tag);
                at += shown ? Shown(writer, "<") : tag.Length;
            }
            else if (rest.StartsWith("{\\") && rest[..Math.Min(rest.Length, LongestOverride)].IndexOf('}') is > 0 and var close)
            {
                // Overrides of ASS, which SubRip files carry too; 7 to 9 on a number pad are the top of the picture.
                changes |= rest[..close].IndexOfAny("789") is > 0 and var digit && rest[..digit].EndsWith("\\an") ? CueTextChanges.OnTop : CueTextChanges.TagsRemoved;
                at += close + 1;
            }
            else if (rest[0] == '&' && rest[..Math.Min(rest.Length, LongestEntity)].IndexOf(';') is > 1 and var semicolon)
            {
                var entity = rest[..(semicolon + 1)].ToString();
                var decoded = WebUtility.HtmlDecode(entity);
                writer.Text(decoded == entity ? "&" : decoded);
                at += decoded == entity ? 1 : entity.Length;
            }
            else
            {
                var length = char.IsHighSurrogate(rest[0]) && rest.Length > 1 && char.IsLowSurrogate(rest[1]) ? 2 : 1;
                at += Shown(writer, rest[..length].ToString());
            }
        }

        changes |= at < source.Length ? CueTextChanges.Cut : CueTextChanges.None;
        return writer.Finish();
    }

    private static CueTextChanges Tag(CueTextWriter writer, CueTag tag)
    {
        var kept = tag.IsKnown && writer.Tag(tag);
        return !tag.IsKnown || tag.HasWords ? CueTextChanges.TagsIgnored : kept ? CueTextChanges.None : CueTextChanges.TagsRemoved;
    }

    private static int Shown(CueTextWriter writer, string text)
    {
        writer.Text(text);
        return text.Length;
    }

    /// <summary>Characters that a viewer reads: without markup, and an entity is one.</summary>
    internal static string Plain(string text)
    {
        var plain = new StringBuilder();
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] != '<')
            {
                plain.Append(text[at]);
                continue;
            }

            at = text.IndexOf('>', at) is >= 0 and var end ? end : text.Length;
        }

        return WebUtility.HtmlDecode(plain.ToString());
    }

    internal static string Escape(string plain) =>
        plain.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);
}

/// <summary>What cleaning did to a text.</summary>
[Flags]
internal enum CueTextChanges
{
    None = 0,
    TagsRemoved = 1,
    Cut = 2,

    /// <summary>It asked to be shown at the top.</summary>
    OnTop = 4,

    /// <summary>What looked like a tag is text.</summary>
    TagsShown = 8,

    /// <summary>Tags that WebVTT does not have, or words inside of one, are not shown.</summary>
    TagsIgnored = 16,
}
