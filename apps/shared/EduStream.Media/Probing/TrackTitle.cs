using System.Globalization;
using System.Text;

namespace EduStream.Media.Probing;

/// <summary>Pure: the name of a track from a hostile file, fit to be shown in a menu and written into a manifest.</summary>
internal static class TrackTitle
{
    /// <summary>Characters that a name may have, and so long may it be.</summary>
    internal const int Longest = 48;
    private const string Allowed = " .,-()&+'/";

    /// <summary>Letters, digits and a little punctuation on one line; null when no letter is left. Whatever else is in it becomes a space.</summary>
    internal static string? Clean(string? text)
    {
        var clean = new StringBuilder(Longest);
        foreach (var rune in (text ?? string.Empty).EnumerateRunes())
        {
            // Marks stay with their letter, but not in heaps: stacked ones draw over the lines around them.
            var kept = Rune.IsLetterOrDigit(rune) || (rune.IsAscii && Allowed.Contains((char)rune.Value, StringComparison.Ordinal)) || FirstMark(rune, clean);
            if (kept && rune.Value != ' ')
            {
                if (clean.Length + rune.Utf16SequenceLength > Longest)
                {
                    break;
                }

                clean.Append(rune.ToString());
            }
            else if (clean.Length > 0 && clean.Length < Longest && clean[^1] != ' ')
            {
                clean.Append(' ');
            }
        }

        var title = clean.ToString().Trim();
        return title.EnumerateRunes().Any(Rune.IsLetter) ? title : null;
    }

    private static bool FirstMark(Rune rune, StringBuilder before) => IsMark(rune) && before.Length > 0 && char.IsLetter(before[^1]);

    private static bool IsMark(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
