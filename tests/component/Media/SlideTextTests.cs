using EduStream.Contracts.Slides;
using EduStream.Media.Processes;
using EduStream.Media.Samples;
using EduStream.Media.Sampling;
using EduStream.Media.SlideText;
using Microsoft.Extensions.Options;

namespace EduStream.Tests.Component.Media;

public sealed class SlideTextTests(MediaFixture media) : IClassFixture<MediaFixture>
{
    private const int Seconds = 6;
    private static readonly char[] Blanks = [' ', '\n'];

    [Fact]
    public async Task Of_the_words_on_the_slides_of_a_lecture_95_percent_are_found_while_they_are_shown()
    {
        var slides = await ReadAsync(await media.Clips.LectureAsync(8 * Seconds, new LectureFormat(960, 540, "10", Seconds) { Voice = string.Empty }));

        var shown = 0;
        List<string> missing = [];
        for (var index = 0; index < 8; index++)
        {
            var written = LectureSlide.All[index];
            var words = Words(string.Join(' ', written.Points.Prepend(written.Title)));
            var read = slides.Where(slide => slide.Start <= (index * Seconds) + 1 && slide.End >= ((index + 1) * Seconds) - 1).SelectMany(slide => Words(slide.Text)).ToList();
            shown += words.Count;
            missing.AddRange(words.Where(word => !read.Remove(word)).Select(word => $"{index + 1}: {word}"));
        }

        Assert.True(missing.Count <= 0.05 * shown, $"Of {shown} words are missing {string.Join(", ", missing)}; slides {string.Join(", ", slides.Select(slide => $"{slide.Start}-{slide.End} {slide.Title}"))}");
        Assert.Equal(LectureSlide.All.Select((slide, index) => $"{index + 1}. {slide.Title}"), slides.Select(slide => slide.Title));
        Assert.All(slides.SelectMany(slide => slide.Words), word => Assert.InRange(word.Confidence, 30, 100));
    }

    [Fact]
    public async Task Where_tesseract_is_missing_it_is_said_and_nothing_read()
    {
        Assert.True(Recogniser(new ToolOptions()).IsAvailable, "tesseract-ocr is not installed.");
        Assert.False(Recogniser(new ToolOptions { Tesseract = ToolOptions.None }).IsAvailable);
        await Assert.ThrowsAsync<InvalidOperationException>(() => Recogniser(new ToolOptions { Tesseract = ToolOptions.None }).ReadAsync("/nowhere.jpg"));
        Assert.Throws<ToolFailedException>(() => Recogniser(new ToolOptions { Tesseract = "/nowhere/tesseract" }).IsAvailable);
    }

    [Fact]
    public async Task What_is_no_picture_is_a_failure()
    {
        var file = await media.Clips.BytesAsync("Dear diary"u8.ToArray());

        await Assert.ThrowsAsync<ToolFailedException>(() => Recogniser(new ToolOptions()).ReadAsync(file));
    }

    [Fact]
    public async Task What_cannot_be_run_or_has_no_data_of_the_language_is_told_from_a_picture_that_cannot_be_read()
    {
        var script = await media.Clips.BytesAsync("#!/nowhere/interpreter\n"u8.ToArray());

        await Assert.ThrowsAsync<ToolUnusableException>(() => Recogniser(new ToolOptions { Tesseract = script }).ReadAsync(script));
        await Assert.ThrowsAsync<ToolUnusableException>(() => Recogniser(new ToolOptions(), "xxx").ReadAsync(script));
    }

    private TextRecogniser Recogniser(ToolOptions tools, string languages = "eng") =>
        new(media.Tools.Runner, new ToolLocator(Options.Create(tools)), Options.Create(new SlideTextOptions { Languages = languages }));

    private async Task<IReadOnlyList<Slide>> ReadAsync(string file)
    {
        var source = await media.AcceptAsync(file);
        var samples = await new SourceSampler(media.Tools.Runner, media.Tools.Locator).SampleAsync(file, source, media.Folder("samples"));
        List<(SlideSpan, RecognisedText)> read = [];
        foreach (var span in samples!.Slides)
        {
            var still = media.Clips.File("still.jpg");
            Assert.True(await new StillTaker(media.Tools.Runner, media.Tools.Locator).TakeAsync(file, source, span.Still, StillShape.Text, still));
            read.Add((span, await Recogniser(new ToolOptions()).ReadAsync(still)));
        }

        return SlideMerging.Merge(read);
    }

    private static List<string> Words(string text) => [.. text.Split(Blanks, StringSplitOptions.RemoveEmptyEntries).Select(word => word.Trim('.', ',', ':', '?', '-').ToUpperInvariant()).Where(word => word.Length > 0)];
}
