using EduStream.Media.Analysis;
using EduStream.Media.Encoding;
using EduStream.Media.Planning;
using EduStream.Media.Sampling;
using EduStream.Testing.Media;

namespace EduStream.Tests.Component.Media;

/// <summary>
/// A picture that changes its size midway, in everything that is made of it. The bar codes begin anew with the second size:
/// <code>
/// source   |320x180       |640x480       |
/// chunks   |0       |1        |2         |     instant stream: before, across and after the change
/// </code>
/// </summary>
public sealed class ResizedPictureTests(MediaFixture media) : IClassFixture<MediaFixture>
{
    // "low_delay": otherwise the decoder keeps one picture back, and loses it when the size changes.
    private static readonly string[] Mpeg2 = ["-c:v", "mpeg2video", "-q:v", "4", "-bf", "0", "-flags", "+low_delay", "-pix_fmt", "yuv420p"];
    private static readonly EncodingOptions Options = new() { InstantFirstSegments = 1, InstantSegmentsPerChunk = 1, Preset = "ultrafast", AnalyseFromSeconds = 1 };

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_instant_stream_shows_every_frame_once(bool interlaced)
    {
        var file = await ResizedAsync(6, "25", interlaced);
        var plan = InstantPlanner.Plan(await media.AcceptAsync(file), Options);
        Assert.Equal((3, interlaced), (plan.ChunkCount, plan.Source.Picture.Interlaced));
        List<int> shown = [];

        for (var chunk = 0; chunk < plan.ChunkCount; chunk++)
        {
            var folder = media.Folder("chunk");
            Assert.IsType<EncodeOutcome.Encoded>(await media.Encoder.EncodeAsync(plan, chunk, file, folder));
            shown.AddRange(await media.Tools.NumbersAsync(Path.Combine(folder, $"{plan.Video[0].Id}.ts")));
        }

        if (interlaced)
        {
            Assert.Equal(300, shown.Count); // two numbers are woven into each picture
        }
        else
        {
            Assert.Equal<int>([.. Enumerable.Range(0, 150), .. Enumerable.Range(0, 150)], shown);
        }
    }

    [Fact]
    public async Task The_ladder_is_measured_on_every_frame_once()
    {
        var file = await ResizedAsync(9, "25", rest: 3); // changes within the second of two pieces
        var folder = media.Folder("analysis");

        var outcome = await new SourceAnalyser(media.Tools.Runner, media.Tools.Locator).AnalyseAsync(await media.AcceptAsync(file), Options, file, folder);

        Assert.Null(outcome.Fallback);
        Assert.Equal<int>([.. Enumerable.Range(218, 7), .. Enumerable.Range(0, 7)], await media.Tools.NumbersAsync(Path.Combine(folder, SampleArguments.PieceFile(1))));
    }

    [Fact]
    public async Task Tiles_of_the_storyboard_show_what_is_shown_at_their_time()
    {
        // One picture a second: the bar code counts seconds.
        var file = await ResizedAsync(5, "1");
        var folder = media.Folder("samples");

        var samples = (await new SourceSampler(media.Tools.Runner, media.Tools.Locator).SampleAsync(file, await media.AcceptAsync(file), folder))!;

        var sheet = Path.Combine(folder, Assert.Single(samples.Sheets));
        List<int> numbers = [];
        for (var tile = 0; tile < 10; tile++)
        {
            numbers.AddRange(await media.Tools.NumbersAsync(sheet, $"crop={samples.Plan.Width}:{samples.Plan.Height}:{tile * samples.Plan.Width}:0"));
        }

        Assert.Equal([0, 1, 2, 3, 4, 0, 1, 2, 3, 4], numbers);
        Assert.All(samples.Posters, poster => Assert.InRange(poster.Seconds, 0, 10));
    }

    [Theory]
    [InlineData(5.81, 145)]
    [InlineData(6.21, 5)] // reading begins before the change
    [InlineData(9.01, 75)]
    public async Task A_still_is_what_is_shown_at_its_moment(double seconds, int frame)
    {
        var file = await ResizedAsync(6, "25");
        var still = media.Clips.File("still.jpg");

        Assert.True(await new StillTaker(media.Tools.Runner, media.Tools.Locator).TakeAsync(file, await media.AcceptAsync(file), seconds, StillShape.Poster, still));

        Assert.Equal([frame], await media.Tools.NumbersAsync(still));
    }

    private Task<string> ResizedAsync(double seconds, string rate, bool interlaced = false, double? rest = null)
    {
        var clip = new Clip { Seconds = seconds, Rate = rate, Sound = false, Extension = "ts", Encoder = Mpeg2 };
        clip = interlaced ? clip with { Rate = "50", Filters = ",tinterlace=interleave_top,setfield=tff", Encoder = [.. Mpeg2, "-flags", "+low_delay+ildct+ilme"] } : clip;
        return media.Clips.JoinAsync(clip, clip with { Width = 640, Height = 480, Seconds = rest ?? seconds });
    }
}
