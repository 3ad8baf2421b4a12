using System.Globalization;
using EduStream.Media.Analysis;
using EduStream.Media.Encoding;
using EduStream.Media.Packaging;
using EduStream.Media.Planning;
using EduStream.Media.Processes;
using EduStream.Media.Samples;
using EduStream.Testing.Media;
using Xunit;

namespace EduStream.Tests.Component.Media;

public sealed class SlideModeTests(MediaFixture media) : IClassFixture<MediaFixture>
{
    private const int SlideSeconds = 8;
    private const int PageSeconds = 14;
    private const int Slides = 4;

    [Fact]
    public async Task Text_of_slides_can_be_read_at_fifty_kilobits_with_the_sound() =>
        await CheckAsync(await media.Clips.LectureAsync(Slides * SlideSeconds, new LectureFormat { SecondsPerSlide = SlideSeconds }), SlideSeconds, atLeast: 60);

    [Fact]
    public async Task So_can_pages_that_are_full_of_text() => await CheckAsync(await media.Clips.TextPagesAsync(Slides, PageSeconds), PageSeconds, atLeast: 300);

    private async Task CheckAsync(string lecture, int secondsPerSlide, int atLeast)
    {
        var source = await media.AcceptAsync(lecture);
        var options = new EncodingOptions { AnalyseFromSeconds = 5 };
        var analysis = (await new SourceAnalyser(media.Tools.Runner, media.Tools.Locator).AnalyseAsync(source, options, lecture, media.Folder("samples"))).Analysis!;
        Assert.Equal(ContentClass.Slides, analysis.Class);
        var ladder = EncodingPlanner.Plan(source, options, analysis.Ladder());
        var plan = ladder with { Video = [.. ladder.Video.Where(rendition => rendition.WholeSegmentGop)], Audio = [ladder.Audio[^1]] };

        var encoded = await media.EncodeAsync(plan, lecture);
        Assert.True(encoded.Count > 1, "What is found at a chunk's border would not be seen.");
        Assert.InRange(await BitRateAsync(plan, encoded, lecture), 10_000, 50_000);

        var (words, read) = (0, 0);
        for (var slide = 0; slide < Slides; slide++)
        {
            var second = (slide * secondsPerSlide) + (secondsPerSlide / 2);
            var chunk = plan.Chunks().Last(chunk => (chunk.FirstFrame / plan.FrameRate).Value <= second);
            var wanted = await ReadAsync(lecture, second);
            var got = (await ReadAsync(Path.Combine(encoded[chunk.Index], $"{plan.Video[0].Id}.ts"), second - (int)(chunk.FirstFrame / plan.FrameRate).Value)).ToList();
            words += wanted.Count;
            read += wanted.Count(got.Remove);
        }

        Assert.True(words >= atLeast, $"Only {words} words in the source.");
        Assert.True(read >= 0.98 * words, $"{read} of {words} words are read.");
    }

    /// <summary>Over every byte that a player fetches, without the two init segments. Packaged pictures are decoded too.</summary>
    private async Task<double> BitRateAsync(EncodingPlan plan, IReadOnlyList<string> encoded, string lecture)
    {
        var keys = MediaFixture.Keys(plan);
        var packaged = media.Folder("packaged");
        List<PackagedTrack> tracks = [];
        for (var chunk = 0; chunk < encoded.Count; chunk++)
        {
            var picture = Assert.Single(await media.Packager.PackageVideoAsync(plan, chunk, encoded[chunk], packaged, keys));
            Assert.Equal("avc1.64001f", picture.Init.Codec); // level 3.1, which every phone decodes
            Assert.Single(picture.Segments); // the longer a segment, the more may go into its key frame
            tracks.Add(picture);
            var decoded = await media.Verifier.DecodeAsync(plan, picture.Init.Track, packaged, [.. picture.Segments.Select(segment => segment.Time)], keys);
            Assert.Equal((plan.Video[0].FramesIn(plan.Chunk(chunk)).Count, 0), (decoded.Frames, decoded.Errors.Count));
        }

        var sound = media.Folder("sound");
        Assert.IsType<EncodeOutcome.Encoded>(await media.Sound.EncodeAsync(plan, 0, lecture, sound));
        tracks.AddRange(await media.Packager.PackageAudioAsync(plan, 0, sound, packaged, keys));
        return tracks.SelectMany(track => track.Segments).Sum(segment => segment.Bytes) * 8 / plan.Duration.Value;
    }

    /// <summary>The words that tesseract finds so many seconds after the start, at the source's size; without the picture of the camera.</summary>
    private async Task<IReadOnlyList<string>> ReadAsync(string file, int second)
    {
        var image = Path.Combine(media.Folder("ocr"), "page.png");
        var at = second.ToString(CultureInfo.InvariantCulture);
        // -copyts: otherwise ffmpeg takes one picture a second for a jump in time and corrects it.
        await RunAsync(
            media.Tools.Locator.Ffmpeg,
            ["-hide_banner", "-v", "error", "-copyts", "-i", $"file:{file}", "-vf", $"setpts=PTS-STARTPTS,select=gte(t\\,{at}),scale=1280:720:flags=bicubic,crop=iw*0.7:ih:0:0", "-frames:v", "1", image]);
        var text = await RunAsync(ToolLocator.OnPath("tesseract")!, [image, "-", "--psm", "6"]);
        // A dash before a point is read as this or that.
        return [.. text.Split((char[])[' ', '\n', '\f']).Where(word => word.Count(char.IsLetterOrDigit) > 1)];
    }

    private async Task<string> RunAsync(string tool, string[] arguments) =>
        (await media.Tools.Runner.RequireAsync(new ToolCommand(tool, arguments, TimeSpan.FromMinutes(2)))).Output;
}
