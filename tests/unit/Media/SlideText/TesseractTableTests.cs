using EduStream.Contracts.Slides;
using EduStream.Media.Sampling;
using EduStream.Media.SlideText;
using EduStream.Testing;
using Xunit;

namespace EduStream.Tests.Unit.Media.SlideText;

public sealed class TesseractTableTests
{
    private const string Head = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n";

    [Fact]
    public void Words_are_read_in_order_and_lines_kept()
    {
        var read = Parse(Word(1, 96.4, "Waves"), Word(1, 91, "&"), Word(1, 90.6, "light"), "4\t1\t1\t1\t2\t0\t0\t0\t0\t0\t-1\t", Word(2, 88, "Speed:"), Word(2, 75, "3e8"));

        Assert.Equal("Waves light\nSpeed: 3e8", read.Text);
        Assert.Equal([new SlideWord("Waves", 96), new("light", 91), new("Speed:", 88), new("3e8", 75)], read.Words);
        Assert.Equal("Waves light", read.Title);
    }

    [Fact]
    public void What_the_recogniser_is_not_sure_of_is_left_out() => Assert.Equal("sure", Parse(Word(1, 29.4, "guess"), Word(1, 30, "sure")).Text);

    [Fact]
    public void A_heading_may_stand_below_a_smaller_line() => Assert.Equal("Waves", Parse(Word(1, 90, "University", height: 10), Word(2, 90, "Waves", height: 30), Word(3, 90, "text", height: 12)).Title);

    [Theory]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("5\t1\t1\t1\t1\t1\t0\t0\t10\tx\t96\tword")]
    [InlineData("5\t1\t1\t1\t1\t1\t0\t0\t10\t10\tmany\tword")]
    [InlineData("5\t1\t1\t1\t1\t1\t0\t0\t10\t10\t96\t\u202E\u0007")]
    [InlineData("5\t1\t1\t1\t1\t1\t0\t0\t10\t10\t96\t|~—")]
    public void Rows_that_hold_no_word_are_skipped(string row)
    {
        var read = Parse(row);

        Assert.Empty(read.Words);
        Assert.Null(read.Title);
        Assert.Equal("", read.Text);
    }

    [Fact]
    public void A_page_of_small_print_is_cut_off() => Assert.Equal(1000, Parse([.. Enumerable.Range(0, 5000).Select(index => Word(index, 90, "word"))]).Words.Count);

    [Fact]
    public void Neighbours_that_say_the_same_are_one_slide_and_what_says_nothing_is_none()
    {
        var (a, b, nothing) = (Parse(Word(1, 90, "A")), Parse(Word(1, 90, "B")), Parse());

        var slides = SlideMerging.Merge([(new(0, 2, 1), a), (new(2, 3, 2), nothing), (new(3, 8, 7), Parse(Word(1, 90, "A"))), (new(8, 9, 8), b), (new(9, 12, 11), a)]);

        Assert.Equal([(0.0, 8.0, "A"), (8, 9, "B"), (9, 12, "A")], slides.Select(slide => (slide.Start, slide.End, slide.Text)));
    }

    [Fact]
    public void Arguments() => Golden.Check("tesseract.txt", string.Join('\n', TesseractArguments.Build("/scratch/still.jpg", "eng+deu")) + "\n");

    private static RecognisedText Parse(params string[] rows) => TesseractTable.Parse(Head + string.Join('\n', rows) + "\n", leastConfidence: 30);

    private static string Word(int line, double confidence, string text, int height = 20) =>
        FormattableString.Invariant($"5\t1\t1\t1\t{line}\t1\t0\t{line * 40}\t50\t{height}\t{confidence}\t{text}");
}
