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

    internal static string Clean(string source, out CueTextChanges changes)
    {
        changes = CueTextChanges.None;
        var writer = new CueTextWriter(MostCharacters);
        var at = 0;
        while (at < source.Length && !writer.IsFull)
        {
            var rest = source.AsSpan(at);
            if (rest[0] == '<' && CueTag.TryRead(rest, out var tag))
            {
                changes |= writer.Tag(tag) ? CueTextChanges.None : CueTextChanges.TagsRemoved;
                at += tag.Length + (tag.HidesContent && !tag.Closes ? CueTag.HiddenLength(rest[tag.Length..], tag.Name) : 0);
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
                writer.Text(rest[..length].ToString());
                at += length;
            }
        }

        changes |= at < source.Length ? CueTextChanges.Cut : CueTextChanges.None;
        return writer.Finish();
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
}
