using EduStream.Catalog.Chapters;
using EduStream.Contracts.Chapters;
using Xunit;

namespace EduStream.Tests.Unit.Catalog;

public sealed class ChapterCheckTests
{
    [Fact]
    public void Sorted_chapters_inside_the_video_are_valid()
    {
        Assert.Null(ChapterCheck.Fault([], 60));
        Assert.Null(ChapterCheck.Fault([new(0, "A"), new(0.002, "B"), new(59.9, "👩‍🏫 <b>")], 60));
        Assert.Null(ChapterCheck.Fault([new(1e6, "A")], null));
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(60)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_chapter_begins_within_the_video(double start) => Assert.Contains("Chapter 1 does not begin within", Fault(new Chapter(start, "A")), StringComparison.Ordinal);

    [Theory]
    [InlineData(5, 5)]
    [InlineData(5, 4)]
    [InlineData(5, 5.0001)]
    public void Chapters_follow_each_other(double one, double other) =>
        Assert.Contains("Chapter 2 does not begin after", Fault(new Chapter(one, "A"), new Chapter(other, "B")), StringComparison.Ordinal);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("two\nlines")]
    [InlineData("\u202Egnp")]
    [InlineData("a\u2028b")]
    [InlineData("bro\uD83Dken")]
    public void A_title_is_one_line_that_hides_nothing(string? title) => Assert.Contains("the title must be one line", Fault(new Chapter(0, title!)), StringComparison.Ordinal);

    [Fact]
    public void Limits_hold()
    {
        Assert.Contains("the title must be", Fault(new Chapter(0, new string('a', ChapterRules.MostTitle + 1))), StringComparison.Ordinal);
        Assert.Contains("can have 200 chapters", Fault([.. Enumerable.Range(0, 201).Select(index => new Chapter(index / 10.0, "A"))]), StringComparison.Ordinal);
        Assert.Contains("Give a list", ChapterCheck.Fault(null, 60)!, StringComparison.Ordinal);
        Assert.Contains("the title must be", Fault([null!]), StringComparison.Ordinal);
    }

    private static string Fault(params Chapter[] chapters) => ChapterCheck.Fault(chapters, 60)!;
}
