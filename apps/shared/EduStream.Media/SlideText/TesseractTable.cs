using System.Globalization;
using EduStream.Contracts.Chapters;
using EduStream.Contracts.Slides;
using EduStream.Media.Chapters;

namespace EduStream.Media.SlideText;

/// <summary>
/// Pure: what tesseract's table says of one picture. Columns: level, page, block, paragraph, line, word, left, top, width, height, confidence, text.
/// </summary>
internal static class TesseractTable
{
    private const int Columns = 12;
    private const string WordLevel = "5";

    // More words than any slide has: a picture of a page of small print.
    private const int MostWords = 1000;
    private const int LongestWord = 60;

    internal static RecognisedText Parse(string table, int leastConfidence)
    {
        var words = table.Split('\n').Select(Read).OfType<Word>().Where(word => word.Confidence >= leastConfidence).Take(MostWords).ToList();
        var lines = words.GroupBy(word => word.Line).Select(line => line.ToList()).ToList();
        return new RecognisedText(Title(lines), string.Join('\n', lines.Select(Text)), [.. words.Select(word => new SlideWord(word.Text, word.Confidence))]);
    }

    private static Word? Read(string row)
    {
        var cells = row.Split('\t');
        if (cells.Length != Columns || cells[0] != WordLevel || ChapterTitle.Clean(cells[11]) is not { Length: <= LongestWord } text || !text.Any(char.IsLetterOrDigit)
            || !double.TryParse(cells[10], NumberStyles.Float, CultureInfo.InvariantCulture, out var confidence)
            || !int.TryParse(cells[7], CultureInfo.InvariantCulture, out var top)
            || !int.TryParse(cells[9], CultureInfo.InvariantCulture, out var height))
        {
            return null;
        }

        return new Word(string.Join('/', cells[2..5]), text, (int)Math.Round(Math.Clamp(confidence, 0, 100)), top, height);
    }

    // The uppermost line, unless one below is written clearly larger: a heading is above the rest or larger than it.
    private static string? Title(List<List<Word>> lines)
    {
        var heading = lines.Where(line => line.Exists(word => word.Text.Any(char.IsLetter))).OrderBy(line => line.Min(word => word.Top)).Take(3).ToList();
        var title = heading.Skip(1).Aggregate(heading.FirstOrDefault(), (best, line) => Size(line) > 1.3 * Size(best!) ? line : best);
        return title is null ? null : ChapterTitle.Clean(Text(title));
    }

    private static double Size(List<Word> line) => line.Average(word => word.Height);

    private static string Text(List<Word> line) => string.Join(' ', line.Select(word => word.Text));

    private sealed record Word(string Line, string Text, int Confidence, int Top, int Height);
}

/// <summary>What is written in a picture.</summary>
/// <param name="Title">The line that looks like a heading, at most <see cref="ChapterRules.MostTitle"/> characters.</param>
/// <param name="Text">Lines, with <c>\n</c> between them.</param>
public sealed record RecognisedText(string? Title, string Text, IReadOnlyList<SlideWord> Words);
