using EduStream.Contracts.Chapters;
using EduStream.Media.Chapters;
using Xunit;

namespace EduStream.Tests.Unit.Media.Chapters;

public sealed class ChapterTitleTests
{
    [Theory]
    [InlineData("Waves", "Waves")]
    [InlineData("  Waves \t\r\n and\u0000 light ", "Waves and light")]
    [InlineData("\u202Egnp.exe", "gnp.exe")]
    [InlineData("a\u200Bb\uFEFFc", "abc")]
    [InlineData("<script>alert(1)</script>", "<script>alert(1)</script>")]
    [InlineData("Übung 1: Größe 📈", "Übung 1: Größe 📈")]
    [InlineData("bro\uD83Dken", "broken")]
    public void A_title_is_one_line_without_characters_that_hide_or_turn_text(string text, string title) => Assert.Equal(title, ChapterTitle.Clean(text));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \u0007\u202E ")]
    public void A_title_of_nothing_is_none(string? text) => Assert.Null(ChapterTitle.Clean(text));

    [Fact]
    public void A_long_title_is_cut_between_characters()
    {
        var title = ChapterTitle.Clean(new string('a', ChapterRules.MostTitle - 1) + "📈" + new string('b', 1_000_000));

        Assert.Equal(new string('a', ChapterRules.MostTitle - 1), title);
    }
}
