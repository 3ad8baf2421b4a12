using EduStream.Contracts.Videos;
using EduStream.Media.Probing;
using EduStream.Testing.Media;

namespace EduStream.Tests.Component.Media;

/// <summary>What people really upload: each is encoded as it should be, or refused with a sentence.</summary>
public class DirtyInputTests(MediaFixture media) : IClassFixture<MediaFixture>
{
    private static readonly string[] H264 = ["-c:v", "libx264", "-preset", "ultrafast", "-crf", "20"];

    public static TheoryData<string, Clip, int, int> Ordinary => new()
    {
        { "odd size", new Clip { Width = 321, Height = 181, Encoder = [.. H264, "-pix_fmt", "yuv444p"] }, 320, 180 },
        { "wide samples", new Clip { Width = 180, Height = 144, Filters = ",setsar=64/45" }, 256, 144 },
        { "interlaced", new Clip { Filters = ",tinterlace=interleave_top,setfield=tff", Rate = "50", Encoder = [.. H264, "-flags", "+ildct+ilme", "-x264-params", "tff=1", "-pix_fmt", "yuv420p"] }, 320, 180 },
        { "10 bit", new Clip { Encoder = [.. H264, "-pix_fmt", "yuv420p10le"] }, 320, 180 },
        { "high dynamic range", new Clip { Encoder = [.. H264, "-pix_fmt", "yuv420p10le", "-color_trc", "arib-std-b67", "-color_primaries", "bt2020", "-colorspace", "bt2020nc"] }, 320, 180 },
        { "full range", new Clip { Filters = ",scale=out_range=pc", Encoder = [.. H264, "-pix_fmt", "yuvj420p"] }, 320, 180 },
        { "no sound", new Clip { Sound = false }, 320, 180 },
        { "motion jpeg", new Clip { Encoder = ["-c:v", "mjpeg", "-q:v", "3", "-pix_fmt", "yuvj420p"], Output = ["-c:a", "mp2"], Extension = "avi" }, 320, 180 },
        { "theora", new Clip { Encoder = ["-c:v", "libtheora", "-q:v", "7", "-pix_fmt", "yuv420p"], Sound = false, Extension = "ogv" }, 320, 180 },
        { "windows media", new Clip { Encoder = ["-c:v", "wmv2", "-b:v", "1M"], Sound = false, Extension = "wmv" }, 320, 180 },
        { "webm", new Clip { Encoder = ["-c:v", "libvpx", "-b:v", "500k", "-deadline", "realtime", "-cpu-used", "8"], Sound = false, Extension = "webm" }, 320, 180 },
    };

    [Theory]
    [MemberData(nameof(Ordinary))]
    public async Task Ordinary_oddities_are_encoded(string what, Clip clip, int width, int height)
    {
        var file = await media.Clips.MakeAsync(clip with { Seconds = 2 });
        var plan = await media.PlanAsync(file);
        var folder = Assert.Single(await media.EncodeAsync(plan, file));
        var best = Path.Combine(folder, $"{plan.Video[0].Id}.ts");

        Assert.True((width, height) == (plan.Video[0].Width, plan.Video[0].Height), what);
        Assert.Equal(what == "interlaced", plan.Source.Picture.Interlaced);
        Assert.Equal(what == "high dynamic range", plan.Source.Picture.HighDynamicRange);
        Assert.Equal("High,yuv420p,tv,bt709,progressive", await media.Tools.EntryAsync(best, "stream=profile,pix_fmt,color_range,color_space,field_order"));

        // Each interlaced frame holds two of the clip's, so the lowest bit is both 0 and 1.
        var interlaced = what == "interlaced" ? 1 : 0;
        Assert.Equal(Enumerable.Range(0, (int)plan.TotalFrames), (await media.Tools.NumbersAsync(best)).Select(number => number >> interlaced));
    }

    [Fact]
    public async Task A_phone_held_upright_gives_a_portrait_ladder()
    {
        var lying = await media.Clips.MakeAsync(new Clip { Width = 640, Height = 360, Seconds = 1 });
        var file = await media.Clips.RewrapAsync(lying, "mp4", "-metadata:s:v", "rotate=270");
        var plan = await media.PlanAsync(file);
        var folder = Assert.Single(await media.EncodeAsync(plan, file));

        Assert.Equal(90, plan.Source.Picture.Rotation);
        Assert.Equal((360, 640), (plan.Video[0].Width, plan.Video[0].Height));
        Assert.Equal("360,640,1:1", await media.Tools.EntryAsync(Path.Combine(folder, "v360.ts"), "stream=width,height,sample_aspect_ratio"));
    }

    [Fact]
    public async Task Garbage_is_not_a_video()
    {
        var bytes = new byte[20_000];
        new Random(3).NextBytes(bytes);

        Assert.Equal(FailureReasons.NotVideo, (await media.RefuseAsync(await media.Clips.BytesAsync(bytes))).Reason);
        Assert.Equal(FailureReasons.NotVideo, (await media.RefuseAsync(await media.Clips.BytesAsync("<html></html>"u8.ToArray()))).Reason);
    }

    [Fact]
    public async Task An_empty_file_is_not_a_video() => Assert.Equal("The file is empty. Check it on your computer and upload it again.", (await media.RefuseAsync(await media.Clips.BytesAsync([]))).Sentence);

    [Fact]
    public async Task A_playlist_cannot_make_the_worker_read_another_file()
    {
        var secret = await media.Clips.MakeAsync(new Clip { Seconds = 1, Extension = "ts" });

        Assert.Equal(FailureReasons.NotVideo, (await media.RefuseAsync(await media.Clips.PlaylistAsync(secret))).Reason);
        Assert.Equal(FailureReasons.NotVideo, (await media.RefuseAsync(await media.Clips.BytesAsync(System.Text.Encoding.ASCII.GetBytes($"ffconcat version 1.0\nfile '{secret}'\n")))).Reason);
    }

    [Fact]
    public async Task A_picture_is_not_a_video()
    {
        var picture = await media.Clips.MakeAsync(new Clip { Seconds = 1, Sound = false, Encoder = ["-frames:v", "1"], Extension = "png" });

        Assert.Equal(FailureReasons.NotVideo, (await media.RefuseAsync(picture)).Reason);
    }

    [Fact]
    public async Task A_file_whose_index_was_never_written_is_damaged()
    {
        var whole = await media.Clips.MakeAsync(new Clip { Seconds = 2 });

        Assert.Contains("its index is missing", (await media.RefuseAsync(await media.Clips.CutOffAsync(whole, 0.6))).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_breaks_off_is_damaged_and_says_where()
    {
        var whole = await media.Clips.MakeAsync(new Clip { Seconds = 20, Output = ["-movflags", "+faststart"], Encoder = ["-c:v", "libx264", "-preset", "ultrafast", "-g", "25"] });
        var refusal = await media.RefuseAsync(await media.Clips.CutOffAsync(whole, 0.5));

        Assert.Equal(FailureReasons.Damaged, refusal.Reason);
        Assert.Contains("although it says that it is 0:20 min long", refusal.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_moment_is_too_short() =>
        Assert.Equal(FailureReasons.NothingToEncode, (await media.RefuseAsync(await media.Clips.MakeAsync(new Clip { Seconds = 0.2 }))).Reason);

    [Fact]
    public async Task A_file_above_the_limit_is_refused_before_it_is_read() =>
        Assert.Equal(FailureReasons.TooLarge, Assert.IsType<ProbeOutcome.Refused>(await media.Prober.ProbeAsync("/nowhere", long.MaxValue)).Refusal.Reason);
}
