using System.Globalization;
using System.Text;
using EduStream.Contracts.Chapters;

namespace EduStream.Catalog.Chapters;

/// <summary>Pure: what is wrong with a list of chapters.</summary>
internal static class ChapterCheck
{
    // Joins emoji; every other formatting character turns text around or hides it.
    private static readonly Rune Joiner = new(0x200D);

    /// <summary>A sentence that says what to do, or null when nothing is wrong. Holds no title.</summary>
    /// <param name="duration">Of the video, seconds; null when it is not known.</param>
    internal static string? Fault(IReadOnlyList<Chapter>? chapters, double? duration)
    {
        if (chapters is null)
        {
            return "Give a list of chapters; an empty one means that there are none.";
        }

        if (chapters.Count > ChapterRules.Most)
        {
            return Text($"A video can have {ChapterRules.Most} chapters.");
        }

        var before = double.NegativeInfinity;
        for (var index = 0; index < chapters.Count; index++)
        {
            var (number, chapter) = (index + 1, chapters[index]);
            if (chapter is null || !IsTitle(chapter.Title))
            {
                return Text($"Chapter {number}: the title must be one line of 1 to {ChapterRules.MostTitle} characters.");
            }

            // Not the other way round: comparisons with "not a number" are false.
            if (!(chapter.Start >= 0 && chapter.Start < (duration ?? double.MaxValue)))
            {
                return Text($"Chapter {number} does not begin within the video.");
            }

            // In the milliseconds that are kept.
            if (Math.Round(chapter.Start, 3) <= before)
            {
                return Text($"Chapter {number} does not begin after the one before it: sort them, and let no two begin at the same time.");
            }

            before = Math.Round(chapter.Start, 3);
        }

        return null;
    }

    private static bool IsTitle(string? title) =>
        title is { Length: > 0 and <= ChapterRules.MostTitle } && !string.IsNullOrWhiteSpace(title)
        && title.EnumerateRunes().All(rune => rune != Rune.ReplacementChar && (rune == Joiner || Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)));

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
