using System.Globalization;
using System.Text;
using EduStream.Contracts.Chapters;

namespace EduStream.Media.Chapters;

/// <summary>Pure: a title that can be shown, out of text that an attacker may have chosen.</summary>
public static class ChapterTitle
{
    /// <summary>
    /// One line without control, formatting and unpaired characters (those turn text around or hide it), at most <see cref="ChapterRules.MostTitle"/> long.
    /// Null when nothing is left. Escaping is the business of whoever writes it into another language.
    /// </summary>
    public static string? Clean(string? text)
    {
        var clean = new StringBuilder();
        foreach (var rune in (text ?? string.Empty).EnumerateRunes())
        {
            if (clean.Length + rune.Utf16SequenceLength > ChapterRules.MostTitle)
            {
                break;
            }

            var kind = Rune.GetUnicodeCategory(rune);
            if (Rune.IsWhiteSpace(rune) || kind is UnicodeCategory.Control)
            {
                // One blank between words, none in front.
                if (clean.Length > 0 && clean[^1] != ' ')
                {
                    clean.Append(' ');
                }
            }
            else if (rune != Rune.ReplacementChar && kind is not (UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned))
            {
                clean.Append(rune.ToString());
            }
        }

        var title = clean.ToString().TrimEnd();
        return title.Length > 0 ? title : null;
    }
}
