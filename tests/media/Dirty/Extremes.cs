namespace EduStream.Testing.Media.Dirty;

/// <summary>Too small, too large, too short, too long.</summary>
internal static class Extremes
{
    private const string TooSmall = "The picture is smaller than 16 pixels. Upload the recording of the lecture itself.";
    private const string TooLarge = "The picture is larger than 8192 pixels on its longer side. Export it in a smaller size and upload that.";
    private static readonly string[] H264 = ["-c:v", "libx264", "-preset", "ultrafast", "-crf", "30", "-pix_fmt", "yuv420p"];
    private static readonly Clip Still = new() { Seconds = 1, Rate = "10", Sound = false, Extension = "mkv", Encoder = ["-c:v", "ffv1", "-pix_fmt", "yuv444p"] };

    internal static IReadOnlyList<DirtyCase> Cases { get; } =
    [
        DirtyCase.Refused("1x1", TooSmall, Still with { Width = 1, Height = 1 }),
        DirtyCase.Refused("2x10000", TooLarge, Still with { Width = 2, Height = 10_000 }),
        DirtyCase.Refused("16384x16", TooLarge, Still with { Width = 16_384, Height = 16 }),
        DirtyCase.Published("8K", "scaled down to 1080p", Still with { Width = 7680, Height = 4320, Encoder = H264, Extension = "mp4" }) with { Costly = true },
        DirtyCase.Refused("one picture", "The video is shorter than 0.5 seconds. Upload the whole recording.", Still with { Seconds = 0.1 }),
        DirtyCase.Published("12 hours", "in chunks of at most 20 s", clips => LongAsync(clips, 12 * 60)) with { InspectOnly = true, Costly = true },
        DirtyCase.Refused(
            "12 hours and a minute",
            "The video is 12:01:00 h long; at most 12 hours are possible. Split the lecture and upload the parts.",
            clips => LongAsync(clips, (12 * 60) + 1)) with { Costly = true },
        DirtyCase.Published("no picture", "as sound alone", new Clip { Seconds = 2, Picture = false, Extension = "m4a" }),
    ];

    /// <summary>One minute of stills, repeated without encoding it again.</summary>
    private static async Task<string> LongAsync(TestClips clips, int minutes)
    {
        var minute = await clips.MakeAsync(new Clip { Seconds = 60, Rate = "1", Width = 64, Height = 36, Sound = false, Encoder = H264 });
        return await clips.LoopAsync(minute, minutes);
    }
}
