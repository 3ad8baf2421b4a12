using System.Globalization;
using EduStream.Media.Analysis;
using EduStream.Media.Encoding;
using EduStream.Media.Packaging;
using EduStream.Media.Planning;
using EduStream.Media.Processes;
using EduStream.Media.Samples;
using Xunit;

namespace EduStream.Tests.Component.Media;

public sealed class SlideModeTests(MediaFixture media) : IClassFixture<MediaFixture>
{
    private const int SecondsPerSlide = 8;
    private const int Slides = 3;
    private static readonly LectureFormat Format = new() { SecondsPerSlide = SecondsPerSlide };

    [Fact]
    public async Task Text_can_be_read_at_fifty_kilobits_with_the_sound()
    {
        var lecture = await media.Clips.LectureAsync(Slides * SecondsPerSlide, Format);
        var source = await media.AcceptAsync(lecture);
        var options = new EncodingOptions { AnalyseFromSeconds = 5 };
        var analysis = (await new SourceAnalyser(media.Tools.Runner, media.Tools.Locator).AnalyseAsync(source, options, lecture, media.Folder("samples"))).Analysis!;
        Assert.Equal(ContentClass.Slides, analysis.Class);
        var plan = EncodingPlanner.Plan(source, options, [.. analysis.Ladder().Where(rendition => rendition.WholeSegmentGop)]);
        plan = plan with { Audio = [plan.Audio[^1]], SegmentsPerChunk = 100 };

        var encoded = media.Folder("encoded");
        Assert.IsType<EncodeOutcome.Encoded>(await media.Encoder.EncodeAsync(plan, 0, lecture, encoded));
        Assert.IsType<EncodeOutcome.Encoded>(await media.Sound.EncodeAsync(plan, 0, lecture, encoded));
        var keys = MediaFixture.Keys(plan);
        var packaged = media.Folder("packaged");
        var picture = Assert.Single(await media.Packager.PackageVideoAsync(plan, 0, encoded, packaged, keys));
        var sound = Assert.Single(await media.Packager.PackageAudioAsync(plan, 0, encoded, packaged, keys));

        // Every byte that a player fetches, without the two init segments.
        var bits = picture.Segments.Concat(sound.Segments).Sum(segment => segment.Bytes) * 8 / plan.Duration.Value;
        Assert.InRange(bits, 10_000, 50_000);

        var decoded = await media.Verifier.DecodeAsync(plan, picture.Init.Track, packaged, [.. picture.Segments.Select(segment => segment.Time)], keys);
        Assert.Equal((plan.Video[0].FramesIn(plan.Chunk(0)).Count, 0), (decoded.Frames, decoded.Errors.Count));

        var (words, read) = (0, 0);
        for (var slide = 0; slide < Slides; slide++)
        {
            var second = (slide * SecondsPerSlide) + (SecondsPerSlide / 2);
            var wanted = await ReadAsync(lecture, second);
            var got = (await ReadAsync(Path.Combine(encoded, $"{plan.Video[0].Id}.ts"), second)).ToList();
            words += wanted.Count;
            read += wanted.Count(got.Remove);
        }

        Assert.True(words >= 45, $"Only {words} words in the source.");
        Assert.True(read >= 0.98 * words, $"{read} of {words} words are read, at {bits:0} bit/s.");
    }

    /// <summary>The words that tesseract finds so many seconds after the start, at the source's size.</summary>
    private async Task<IReadOnlyList<string>> ReadAsync(string file, int second)
    {
        var image = Path.Combine(media.Folder("ocr"), "page.png");
        var at = second.ToString(CultureInfo.InvariantCulture);
        // -copyts: otherwise ffmpeg takes one picture a second for a jump in time and corrects it.
        await RunAsync(
            media.Tools.Locator.Ffmpeg,
            ["-hide_banner", "-v", "error", "-copyts", "-i", $"file:{file}", "-vf", $"setpts=PTS-STARTPTS,select=gte(t\\,{at}),scale=1280:720:flags=bicubic,crop=iw*0.7:ih:0:0", "-frames:v", "1", image]);
        var text = await RunAsync(ToolLocator.OnPath("tesseract")!, [image, "-", "--psm", "6"]);
        return text.Split((char[])[' ', '\n', '\f'], StringSplitOptions.RemoveEmptyEntries);
    }

    private async Task<string> RunAsync(string tool, string[] arguments) =>
        (await media.Tools.Runner.RequireAsync(new ToolCommand(tool, arguments, TimeSpan.FromMinutes(2)))).Output;
}
