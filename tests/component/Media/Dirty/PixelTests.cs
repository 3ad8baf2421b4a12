using EduStream.Media.Processes;
using EduStream.Testing.Media;

namespace EduStream.Tests.Component.Media.Dirty;

/// <summary>What viewers see of pictures that are turned, in full range or HDR.</summary>
public class PixelTests(MediaFixture media) : IClassFixture<MediaFixture>
{
    private const string LeftWhite = ",drawbox=w=iw:h=ih:c=black:t=fill,drawbox=w=iw/2:h=ih:c=white:t=fill";
    private static readonly string[] H264 = ["-c:v", "libx264", "-preset", "ultrafast", "-crf", "10"];

    [Theory]
    [InlineData(0, 1, 0, 1, 0)]
    [InlineData(270, 1, 1, 0, 0)] // left becomes top: a quarter clockwise
    [InlineData(180, 0, 1, 0, 1)]
    [InlineData(90, 0, 0, 1, 1)]
    public async Task A_turned_picture_comes_out_as_players_show_it(int counterClockwise, int topLeft, int topRight, int bottomLeft, int bottomRight)
    {
        var file = await media.Clips.MakeAsync(Picture(LeftWhite, "yuv420p"));
        var turned = await media.Clips.RewrapAsync(file, "mp4", "-metadata:s:v", $"rotate={counterClockwise}");

        Assert.Equal([topLeft, topRight, bottomLeft, bottomRight], (await LumaAsync(turned)).Select(luma => luma > 128 ? 1 : 0));
    }

    [Fact]
    public async Task Full_range_is_mapped_to_limited_range()
    {
        var luma = await LumaAsync(await media.Clips.MakeAsync(Picture($"{LeftWhite},scale=out_range=pc", "yuvj420p")));

        Assert.InRange(luma[0], 233, 237); // was 255
        Assert.InRange(luma[1], 14, 18); // was 0
    }

    // Reference white of PQ (ITU-R BT.2408: 203 nits) is at 58 % of the signal, of HLG at 75 %.
    [Theory]
    [InlineData("smpte2084", 572, 100, 200)]
    [InlineData("arib-std-b67", 721, 160, 220)]
    public async Task High_dynamic_range_is_tone_mapped(string transfer, int referenceWhite, int darkest, int brightest)
    {
        List<int> greys = [];
        foreach (var signal in new[] { 64, 300, referenceWhite, 900 })
        {
            var clip = Picture($",format=yuv420p10le,lutyuv=y={signal}:u=512:v=512", "yuv420p10le");
            greys.Add((await LumaAsync(await media.Clips.MakeAsync(clip with { Encoder = [.. clip.Encoder, "-color_trc", transfer, "-color_primaries", "bt2020", "-colorspace", "bt2020nc"] })))[0]);
        }

        Assert.InRange(greys[0], 15, 17);
        Assert.InRange(greys[2], darkest, brightest);
        Assert.Equal(greys.Order(), greys);
        Assert.Equal(4, greys.Distinct().Count());
    }

    private static Clip Picture(string filters, string format) => new() { Seconds = 1, Rate = "10", Sound = false, Filters = filters, Encoder = [.. H264, "-pix_fmt", format] };

    /// <summary>Mean luma of the four quarters of the first published picture, as stored.</summary>
    private async Task<byte[]> LumaAsync(string file)
    {
        var treated = await Treatment.OfAsync(media, file, Depth.Encode);
        var encoded = Path.Combine(treated.Encoded[0], $"{treated.Plan!.Video[0].Id}.ts");
        await media.Tools.Runner.RequireAsync(new ToolCommand(
            media.Tools.Locator.Ffmpeg,
            ["-v", "error", "-nostdin", "-i", encoded, "-frames:v", "1", "-vf", "scale=2:2:flags=area,format=yuv420p,extractplanes=y", "-f", "rawvideo", $"{encoded}.luma"],
            TimeSpan.FromMinutes(1)));
        return await File.ReadAllBytesAsync($"{encoded}.luma");
    }
}
