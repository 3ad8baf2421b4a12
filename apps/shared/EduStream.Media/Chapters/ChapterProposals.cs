using EduStream.Contracts.Chapters;
using EduStream.Contracts.Slides;

namespace EduStream.Media.Chapters;

/// <summary>Pure: where chapters may begin, judging by the headings of the slides.</summary>
public static class ChapterProposals
{
    // An hour has at most forty chapters, and none is shorter than a listener needs to arrive in it.
    private const double ShareOfVideo = 1 / 40.0;
    private const double ShortestSeconds = 5;
    private const double LongestMinimumSeconds = 180;

    /// <summary>
    /// A chapter begins with each new heading, unless the one before would be too short: then the later heading is dropped. Numbering and case do not make a heading new.
    /// Empty when there are fewer than two.
    /// </summary>
    /// <param name="duration">Of the video, seconds.</param>
    public static IReadOnlyList<Chapter> From(IReadOnlyList<Slide> slides, double duration)
    {
        ArgumentNullException.ThrowIfNull(slides);
        var shortest = Math.Clamp(duration * ShareOfVideo, ShortestSeconds, LongestMinimumSeconds);
        List<Chapter> chapters = [];
        foreach (var slide in slides)
        {
            if (slide.Title is not { } title || Core(title).Length == 0)
            {
                continue;
            }

            if (chapters.Count == 0)
            {
                // Whatever is before the first heading belongs to it.
                chapters.Add(new Chapter(0, title));
            }
            else if (Core(title) != Core(chapters[^1].Title) && slide.Start - chapters[^1].Start >= shortest && duration - slide.Start >= ShortestSeconds && chapters.Count < ChapterRules.Most)
            {
                chapters.Add(new Chapter(slide.Start, title));
            }
        }

        return chapters.Count > 1 ? chapters : [];
    }

    // "3. Waves (2)" and "WAVES" are the same heading.
    private static string Core(string title) => string.Concat(title.Where(char.IsLetter)).ToUpperInvariant();
}
