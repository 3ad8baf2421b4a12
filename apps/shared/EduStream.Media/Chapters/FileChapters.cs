using System.Globalization;
using System.Text.Json;
using EduStream.Contracts.Chapters;

namespace EduStream.Media.Chapters;

/// <summary>Pure: from ffprobe's JSON to chapters of the published timeline.</summary>
internal static class FileChapters
{
    private static readonly JsonSerializerOptions Snake = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    /// <summary>Null when the text is no such document.</summary>
    /// <param name="start">Zero of the published timeline on the file's clock, seconds.</param>
    internal static IReadOnlyList<Chapter>? Parse(string json, double start, double duration)
    {
        Document? document;
        try
        {
            document = JsonSerializer.Deserialize<Document>(json, Snake);
        }
        catch (JsonException)
        {
            return null;
        }

        var found = (document?.Chapters ?? [])
            .Select(entry => (Time: Seconds(entry.StartTime) - start, Title: ChapterTitle.Clean(entry.Tags?.Title)))
            .Where(entry => entry.Time > -1 && entry.Time < duration)
            .Select(entry => (Time: Math.Round(Math.Max(0, entry.Time), 3), entry.Title))
            .OrderBy(entry => entry.Time)
            .DistinctBy(entry => entry.Time)
            .Take(ChapterRules.Most);
        return [.. found.Select((entry, index) => new Chapter(entry.Time, entry.Title ?? string.Create(CultureInfo.InvariantCulture, $"Chapter {index + 1}")))];
    }

    private static double Seconds(string? text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) && double.IsFinite(seconds) ? seconds : double.NaN;

    private sealed record Document(IReadOnlyList<Entry>? Chapters);

    private sealed record Entry(string? StartTime, Tags? Tags);

    private sealed record Tags(string? Title);
}
