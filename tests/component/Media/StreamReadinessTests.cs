using EduStream.Media.Probing;
using EduStream.Testing.Media;

namespace EduStream.Tests.Component.Media;

/// <summary>Which uploads are taken for stream-ready: those that every browser plays as they are, and no others.</summary>
public sealed class StreamReadinessTests(MediaFixture media) : IClassFixture<MediaFixture>
{
    private static readonly Clip Ready = new() { Encoder = Picture("-g", "50") };

    public static TheoryData<string, Clip> Others => new()
    {
        { "a group of 12 s", Ready with { Seconds = 26, Encoder = Picture("-g", "300", "-sc_threshold", "0") } },
        { "open groups", Ready with { Seconds = 8, Encoder = Picture("-g", "50", "-bf", "3", "-x264-params", "open-gop=1:scenecut=0") } },
        { "HEVC", Ready with { Encoder = ["-c:v", "libx265", "-preset", "ultrafast", "-x265-params", "log-level=none"] } },
        { "ten bits", Ready with { Encoder = ["-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p10le"] } },
        { "4:4:4", Ready with { Encoder = ["-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv444p"] } },
        { "full range", Ready with { Filters = ",scale=out_range=pc,format=yuvj420p", Encoder = ["-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuvj420p"] } },
        { "interlaced", Ready with { Encoder = Picture("-flags", "+ilme+ildct", "-x264-params", "tff=1") } },
        { "no square pixels", Ready with { Filters = ",setsar=4/3" } },
        { "larger than 1080p", Ready with { Width = 2048, Height = 1152 } },
        { "more than 8 Mbit/s", Ready with { Width = 640, Height = 360, Filters = ",noise=alls=100:allf=t", Encoder = ["-c:v", "libx264", "-preset", "ultrafast", "-qp", "2", "-pix_fmt", "yuv420p"] } },
        { "120 pictures a second", Ready with { Rate = "120" } },
        { "sound that begins late", Ready with { SoundOffset = 1 } },
        { "sound that ends early", Ready with { Seconds = 9, Output = ["-af", "atrim=end=7"] } },
        { "MP3", Ready with { Output = ["-c:a", "libmp3lame"] } },
        { "six channels", Ready with { Output = ["-ac", "6"] } },
        { "MPEG-TS", Ready with { Extension = "ts" } },
        { "sound only", Ready with { Picture = false, Extension = "m4a" } },
    };

    [Fact]
    public async Task What_recorders_and_editors_write_is_ready() => Assert.True((await SourceAsync(Ready)).StreamReady);

    [Theory]
    [MemberData(nameof(Others))]
    public async Task Everything_else_is_encoded(string name, Clip clip) => Assert.False((await SourceAsync(clip)).StreamReady, name);

    private async Task<SourceInfo> SourceAsync(Clip clip) => await media.AcceptAsync(await media.Clips.MakeAsync(clip));

    private static IReadOnlyList<string> Picture(params string[] more) => ["-c:v", "libx264", "-preset", "veryfast", "-pix_fmt", "yuv420p", .. more];
}
