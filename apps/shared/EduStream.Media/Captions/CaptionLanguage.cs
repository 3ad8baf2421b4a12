using System.Text.RegularExpressions;
using EduStream.Media.Probing;

namespace EduStream.Media.Captions;

/// <summary>Language tags (BCP 47, RFC 5646) in their one canonical form, which is also safe in a path and in a manifest.</summary>
public static partial class CaptionLanguage
{
    /// <summary>A language that nobody named.</summary>
    public const string Unknown = "und";

    /// <summary>Canonical case and the short code where there is one (<c>eng-us</c> is <c>en-US</c>); null for what is no tag. Longer than 35 characters is none.</summary>
    public static string? Canonical(string? text)
    {
        if (text is null or { Length: > 35 } || !Tag().IsMatch(text))
        {
            return null;
        }

        var parts = text.ToLowerInvariant().Split('-');
        parts[0] = LanguageTag.Clean(parts[0]) ?? parts[0];
        var single = Array.FindIndex(parts, part => part.Length == 1);
        for (var i = 1; i < (single < 0 ? parts.Length : single); i++)
        {
            parts[i] = parts[i].Length switch
            {
                2 => parts[i].ToUpperInvariant(),
                4 when char.IsAsciiLetter(parts[i][0]) => char.ToUpperInvariant(parts[i][0]) + parts[i][1..],
                _ => parts[i],
            };
        }

        return string.Join('-', parts);
    }

    [GeneratedRegex(@"\A[a-z]{2,3}(?:-[a-z]{3}){0,3}(?:-[a-z]{4})?(?:-(?:[a-z]{2}|[0-9]{3}))?(?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*(?:-[a-wyz0-9](?:-[a-z0-9]{2,8})+)*(?:-x(?:-[a-z0-9]{1,8})+)?\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Tag();
}
