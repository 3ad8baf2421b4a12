using EduStream.Contracts.Chapters;
using EduStream.Contracts.Slides;
using EduStream.Media.Chapters;
using Xunit;

namespace EduStream.Tests.Unit.Media.Chapters;

public sealed class ChapterProposalsTests
{
    [Fact]
    public void A_chapter_begins_with_each_new_heading_the_first_at_the_start() =>
        Assert.Equal([new Chapter(0, "Waves"), new(60, "Light"), new(140, "Sound")], Propose(600, (4, "Waves"), (60, "Light"), (140, "Sound")));

    [Fact]
    public void A_heading_that_goes_on_is_one_chapter() =>
        Assert.Equal([new Chapter(0, "1. Waves"), new(90, "Light")], Propose(600, (0, "1. Waves"), (30, "WAVES (2)"), (60, "Waves 3"), (90, "Light")));

    [Fact]
    public void Chapters_too_short_to_arrive_in_are_left_out() =>
        Assert.Equal([new Chapter(0, "A a"), new(100, "C c")], Propose(3600, (0, "A a"), (20, "B b"), (100, "C c"), (3598, "D d")));

    [Fact]
    public void Slides_without_headings_propose_nothing() => Assert.Empty(Propose(600, (0, null), (60, "1 2 3"), (120, null)));

    [Fact]
    public void One_heading_is_no_chapter() => Assert.Empty(Propose(600, (0, "Waves"), (300, "Waves")));

    [Fact]
    public void The_count_is_bounded() => Assert.InRange(Propose(12 * 3600, [.. Enumerable.Range(0, 5000).Select(index => (index * 8.0, (string?)$"T{(char)('a' + (index % 26))}{(char)('a' + (index / 26 % 26))}"))]).Count, 2, ChapterRules.Most);

    private static IReadOnlyList<Chapter> Propose(double duration, params (double Start, string? Title)[] slides) =>
        ChapterProposals.From([.. slides.Select(slide => new Slide(slide.Start, slide.Start + 1, slide.Title, slide.Title ?? "", []))], duration);
}
