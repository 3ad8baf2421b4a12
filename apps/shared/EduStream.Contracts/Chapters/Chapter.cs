namespace EduStream.Contracts.Chapters;

/// <summary>A chapter begins here and lasts until the next one.</summary>
/// <param name="Start">Seconds from the start of the published timeline.</param>
/// <param name="Title">For people, at most <see cref="ChapterRules.MostTitle"/> characters, no control characters.</param>
public sealed record Chapter(double Start, string Title);

/// <summary>Limits that hold wherever chapters come from.</summary>
public static class ChapterRules
{
    /// <summary>Chapters of one video.</summary>
    public const int Most = 200;

    /// <summary>UTF-16 characters of a title.</summary>
    public const int MostTitle = 120;
}
