using EduStream.Media.Processes;

namespace EduStream.Testing.Media;

/// <summary>Clips that carry captions: as streams of text, or inside the pictures.</summary>
public static class SubtitledClips
{
    /// <summary>The clip with text files as further streams.</summary>
    /// <param name="text">Content and format (<c>srt</c>, <c>ass</c>, <c>vtt</c>), encoder, language of three letters (null: none), disposition (<c>0</c>, <c>forced</c>, ...).</param>
    public static async Task<string> WithTextAsync(
        this TestClips clips, string source, string extension, (string Content, string Format, string Encoder, string? Language, string Disposition)[] text, params string[] output)
    {
        ArgumentNullException.ThrowIfNull(clips);
        ArgumentNullException.ThrowIfNull(text);
        List<string> inputs = ["-i", $"file:{source}"];
        List<string> maps = ["-map", "0"];
        foreach (var (stream, index) in text.Select((stream, index) => (stream, index)))
        {
            var file = clips.File($"text.{stream.Format}");
            await File.WriteAllTextAsync(file, stream.Content);
            inputs.AddRange(["-i", $"file:{file}"]);
            maps.AddRange(["-map", $"{index + 1}", $"-c:s:{index}", stream.Encoder, $"-disposition:s:{index}", stream.Disposition]);
            maps.AddRange(stream.Language is { } language ? [$"-metadata:s:s:{index}", $"language={language}"] : []);
        }

        var made = clips.File($"subtitled.{extension}");
        await FfmpegAsync(clips, [.. inputs, "-c:v", "copy", "-c:a", "copy", .. maps, .. output, $"file:{made}"]);
        return made;
    }

    /// <summary>A clip of 6 s with CEA-608 closed captions in its pictures; each text appears and goes at a frame of 25 a second.</summary>
    public static Task<string> WithClosedCaptionsAsync(this TestClips clips, string extension, (int Frame, int Until, string Text)[] captions, params string[] output) =>
        clips.WithClosedCaptionsAsync(extension, new PictureCaptions().Field(1, captions), output);

    /// <summary>As above, with whatever the pictures are to carry.</summary>
    internal static async Task<string> WithClosedCaptionsAsync(this TestClips clips, string extension, PictureCaptions captions, params string[] output)
    {
        ArgumentNullException.ThrowIfNull(clips);
        var codec = captions.Hevc ? "hevc" : "h264";
        var plain = clips.File($"plain.{codec}");
        // Access unit delimiters tell where a picture begins; without B-frames pictures are stored as they are shown.
        await FfmpegAsync(clips, ["-f", "lavfi", "-i", "testsrc=s=320x180:r=25:d=6", "-preset", "ultrafast", "-pix_fmt", "yuv420p",
            .. captions.Hevc ? ["-c:v", "libx265", "-x265-params", "aud=1:bframes=0:log-level=error", "-f", "hevc"] : (string[])["-c:v", "libx264", "-bf", "0", "-x264-params", "aud=1", "-f", "h264"], $"file:{plain}"]);
        var captioned = clips.File($"captioned.{codec}");
        await File.WriteAllBytesAsync(captioned, ClosedCaptions.Insert(await File.ReadAllBytesAsync(plain), captions));
        var made = clips.File($"captioned.{extension}");
        await FfmpegAsync(clips, ["-r", "25", "-i", $"file:{captioned}", "-c", "copy", .. output, $"file:{made}"]);
        return made;
    }

    /// <summary>Encoded anew; encoders of H.264 and MPEG-2 take closed captions along.</summary>
    public static async Task<string> EncodeAnewAsync(this TestClips clips, string source, string extension, params string[] output)
    {
        ArgumentNullException.ThrowIfNull(clips);
        var made = clips.File($"anew.{extension}");
        await FfmpegAsync(clips, ["-i", $"file:{source}", .. output, $"file:{made}"]);
        return made;
    }

    private static Task<ToolResult> FfmpegAsync(TestClips clips, IReadOnlyList<string> arguments) =>
        clips.Tools.Runner.RequireAsync(new ToolCommand(clips.Tools.Locator.Ffmpeg, ["-hide_banner", "-nostdin", "-v", "error", "-y", .. arguments], TimeSpan.FromMinutes(2)));
}
