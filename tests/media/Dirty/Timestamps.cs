using EduStream.Testing.Media.Surgery;

namespace EduStream.Testing.Media.Dirty;

/// <summary>Files whose clock, length or index is unusual or lies.</summary>
internal static class Timestamps
{
    private const string RealLength = "at its real length";
    private static readonly string[] H264 = ["-c:v", "libx264", "-preset", "ultrafast", "-crf", "20", "-pix_fmt", "yuv420p"];
    private static readonly Clip Short = new() { Seconds = 2 };

    internal static IReadOnlyList<DirtyCase> Cases { get; } =
    [
        DirtyCase.Published("variable frame rate", "at the nearest standard rate, every picture at its time", Short with { Filters = @",setpts='(N+0.6*mod(N\,3))/25/TB'", Encoder = [.. H264, "-fps_mode", "vfr", "-enc_time_base", "1:90000"] }),
        DirtyCase.Published("index at the end", "as it is", Short),
        DirtyCase.Published("fragments instead of an index", RealLength, Short with { Output = ["-movflags", "frag_keyframe+empty_moov"] }),
        DirtyCase.Published("no length in the header (MKV)", RealLength, clips => RewrappedAsync(clips, "mkv", "-live", "1")),
        DirtyCase.Published("no length in the header (FLV)", RealLength, clips => RewrappedAsync(clips, "flv", "-flvflags", "no_duration_filesize")),
        DirtyCase.Published("header says half the length", RealLength, clips => DurationAsync(clips, 0.5)),
        DirtyCase.Published("header says a thousand times the length (MP4)", RealLength, clips => DurationAsync(clips, 1000)),
        DirtyCase.Refused(
            "header says an hour, the file holds two seconds (MKV)",
            "The file breaks off after 0:02 min although it says that it is 1:00:00 h long: its end was lost. Export or copy the recording again and upload that.",
            async clips => await clips.EditAsync(await clips.RewrapAsync(await clips.MakeAsync(Short), "mkv"), file => Matroska.WithDuration(file, 3_600_000))),
        DirtyCase.Published("clock that starts at 26 hours", "from zero", clips => RewrappedAsync(clips, "mkv", "-output_ts_offset", "93600")),
        DirtyCase.Published("picture that changes its size midway (MPEG-TS)", "scaled to the size at the start", clips => clips.JoinAsync(Stream, Stream with { Width = 640, Height = 480 })),
        DirtyCase.Refused(
            "sound that changes from stereo to mono midway (MPEG-TS)",
            "This recording changes its form midway and could not be brought onto one even clock. Export it as one MP4 (H.264) in a video editor and upload that.",
            clips => clips.JoinAsync(Stream with { Output = ["-ac", "2"] }, Stream)),
        DirtyCase.Refused(
            "two recordings glued together (MPEG-TS)",
            "This file was joined from recordings whose clocks do not match. Export it as one MP4 in a video editor and upload that.",
            async clips => await clips.EditAsync(await clips.MakeAsync(Short with { Extension = "ts" }), file => [.. file, .. file])),
    ];

    private static Clip Stream => new() { Seconds = 1, Extension = "ts", Encoder = ["-c:v", "mpeg2video", "-q:v", "4", "-bf", "0"] };

    private static async Task<string> RewrappedAsync(TestClips clips, string extension, params string[] arguments) => await clips.RewrapAsync(await clips.MakeAsync(Short), extension, arguments);

    // Version 0 of all three boxes; the length is behind two dates and the time scale (of tracks: two dates, the number and a zero).
    private static async Task<string> DurationAsync(TestClips clips, double factor) => await clips.EditAsync(await clips.MakeAsync(Short), file =>
        Mp4.Write(Mp4.Write(Mp4.Write(file, "moov/mvhd", 16, (long)(2000 * factor)), "moov/trak/tkhd", 20, (long)(2000 * factor)), "moov/trak/mdia/mdhd", 16, (long)(25_600 * factor)));
}
