using EduStream.Media.Probing;

namespace EduStream.Media.Chapters;

/// <summary>Pure: ffprobe's arguments for the chapters of an upload.</summary>
internal static class ChapterArguments
{
    internal static IReadOnlyList<string> Build(string input) =>
    [
        "-hide_banner",
        "-v", "error",
        "-show_entries", "chapter=start_time:chapter_tags=title", // no other tags: they are long, hostile and unused
        "-of", "json",
        .. MediaInputArguments.For(input),
    ];
}
