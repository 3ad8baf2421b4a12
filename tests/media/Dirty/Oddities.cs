namespace EduStream.Testing.Media.Dirty;

/// <summary>Sound files in which the picture is unusual.</summary>
internal static class Oddities
{
    private const string Deinterlaced = "deinterlaced to one picture per frame";
    private const string Turned = "turned as the file says";
    private const string ToneMapped = "tone-mapped to BT.709";
    private const string EightBit = "8 bit 4:2:0";
    private static readonly string[] H264 = ["-c:v", "libx264", "-preset", "ultrafast", "-crf", "20", "-bf", "0"];
    private static readonly string[] Lossless = ["-c:v", "ffv1", "-pix_fmt"];
    private static readonly Clip Short = new() { Seconds = 2 };

    internal static IReadOnlyList<DirtyCase> Cases { get; } =
    [
        DirtyCase.Published("no sound", "without a sound track", Short with { Sound = false }),
        DirtyCase.Published("odd size (321x179)", "scaled to the even size below", Short with { Width = 321, Height = 179, Encoder = [.. H264, "-pix_fmt", "yuv444p"] }),
        DirtyCase.Published("turned by 90 degrees", Turned, clips => RotatedAsync(clips, 270)),
        DirtyCase.Published("turned by 180 degrees", Turned, clips => RotatedAsync(clips, 180)),
        DirtyCase.Published("turned by 270 degrees", Turned, clips => RotatedAsync(clips, 90)),
        DirtyCase.Published("interlaced, top field first", Deinterlaced, Interlaced("top", "tff", [.. H264, "-flags", "+ildct+ilme", "-x264-params", "tff=1"])),
        DirtyCase.Published("interlaced, bottom field first", Deinterlaced, Interlaced("bottom", "bff", [.. H264, "-flags", "+ildct+ilme", "-x264-params", "bff=1"])),
        DirtyCase.Published("interlaced MPEG-2", Deinterlaced, Interlaced("top", "tff", ["-c:v", "mpeg2video", "-q:v", "4", "-flags", "+ildct+ilme"]) with { Extension = "ts" }),
        DirtyCase.Published("10 bit", EightBit, Short with { Encoder = [.. H264, "-pix_fmt", "yuv420p10le"] }),
        DirtyCase.Published("12 bit 4:4:4", EightBit, Short with { Encoder = [.. Lossless, "yuv444p12le"], Extension = "mkv" }),
        DirtyCase.Published("HDR (PQ)", ToneMapped, Hdr("smpte2084")),
        DirtyCase.Published("HDR (HLG)", ToneMapped, Hdr("arib-std-b67")),
        DirtyCase.Published("full range", "mapped to limited range", Short with { Filters = ",scale=out_range=pc", Encoder = [.. H264, "-pix_fmt", "yuvj420p"] }),
        DirtyCase.Published("240 pictures a second", "at a quarter of the rate", Short with { Rate = "240", Encoder = [.. H264, "-pix_fmt", "yuv420p"] }),
        DirtyCase.Published("one picture under two seconds of sound", "the picture is held", Short with { Filters = ",trim=end_frame=1", Encoder = [.. H264, "-pix_fmt", "yuv420p"] }),
    ];

    private static Clip Hdr(string transfer) => Short with { Encoder = [.. H264, "-pix_fmt", "yuv420p10le", "-color_trc", transfer, "-color_primaries", "bt2020", "-colorspace", "bt2020nc"] };

    private static Clip Interlaced(string interleave, string first, IReadOnlyList<string> encoder) =>
        Short with { Filters = $",tinterlace=interleave_{interleave},setfield={first}", Rate = "50", Encoder = [.. encoder, "-pix_fmt", "yuv420p"] };

    private static async Task<string> RotatedAsync(TestClips clips, int counterClockwise) => await clips.RewrapAsync(
        await clips.MakeAsync(Short), "mp4", "-metadata:s:v", string.Create(System.Globalization.CultureInfo.InvariantCulture, $"rotate={counterClockwise}"));
}
