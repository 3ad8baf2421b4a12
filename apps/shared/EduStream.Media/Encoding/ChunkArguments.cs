using System.Globalization;
using EduStream.Media.Planning;
using EduStream.Media.Probing;
using EduStream.Media.Timing;

namespace EduStream.Media.Encoding;

/// <summary>Pure: ffmpeg's arguments for one chunk, one flag a line with its reason.</summary>
internal static class ChunkArguments
{
    internal static IReadOnlyList<string> Build(EncodingPlan plan, ChunkPlan chunk, string input, string outputFolder) =>
    [
        .. Common(plan.ThreadsOf(chunk.Index)),
        .. Seek(plan, (chunk.FirstFrame / plan.FrameRate).Value - plan.Source.SeekMarginSeconds),
        .. MediaInputArguments.ForPicture(plan.Source.Picture, input),
        "-filter_complex", PictureFilters.Graph(plan, chunk),
        .. plan.Video.SelectMany(rendition => Output(plan, chunk, rendition, outputFolder)),
    ];

    internal static IReadOnlyList<string> Common(int threads) =>
    [
        "-hide_banner",
        "-nostdin",
        "-y", // a former attempt may have left its file
        "-v", "error",
        "-nostats",
        "-progress", "pipe:1",
        "-stats_period", "0.5",
        "-copyts", // the file's own clock: chunks are cut in absolute time
        "-threads", Text(threads),
    ];

    /// <summary>File name and muxer settings that keep the absolute time of the packaged timeline.</summary>
    internal static IReadOnlyList<string> TransportStream(Rational start, string outputFolder, string track) =>
    [
        "-map_metadata", "-1",
        "-map_chapters", "-1",
        "-f", "mpegts", // fragmented MP4 would lose the offset
        "-muxdelay", "0",
        "-muxpreload", "0",
        "-output_ts_offset", start.Value.ToString("0.000000", CultureInfo.InvariantCulture),
        $"file:{Path.Combine(outputFolder, $"{track}.ts")}",
    ];

    /// <param name="into">Seconds after the start at which reading begins.</param>
    internal static IReadOnlyList<string> Seek(EncodingPlan plan, double into) => into <= 0 ? [] :
    [
        "-noaccurate_seek", // the graph cuts by itself; ffmpeg would drop the picture that is still showing when the chunk starts
        "-seek_timestamp", "1",
        "-ss", (plan.Source.Start.Value + into).ToString("0.000000", CultureInfo.InvariantCulture),
    ];

    private static IReadOnlyList<string> Output(EncodingPlan plan, ChunkPlan chunk, VideoRendition rendition, string outputFolder) =>
    [
        "-map", $"[{rendition.Id}]",
        "-fps_mode", "passthrough", // the graph has made the frame rate exact
        "-c:v", "libx264",
        "-preset", rendition.Preset ?? plan.Preset,
        "-profile:v", "high",
        "-threads", Text(plan.ThreadsOf(chunk.Index)),
        "-crf", Text(rendition.Crf),
        "-maxrate", Text(rendition.MaxRate),
        "-bufsize", Text(rendition.MaxRate * (rendition.WholeSegmentGop ? 4 : 2)), // a still picture is one large frame and then nothing
        "-force_key_frames", KeyFrames(plan, rendition), // borders stay on the grid; scene cuts only add key frames inside
        "-forced-idr", "1",
        "-x264-params", X264(plan, rendition),
        "-color_range", "tv",
        "-colorspace", "bt709",
        "-color_primaries", "bt709",
        "-color_trc", "bt709",
        .. TransportStream(plan.TimelineStart + (chunk.FirstFrame / plan.FrameRate), outputFolder, rendition.Id),
    ];

    /// <summary>By number where every frame of the grid is there; by time, a hair early, where some are left out.</summary>
    private static string KeyFrames(EncodingPlan plan, VideoRendition rendition) => rendition.FrameStep == 1
        ? $"expr:gte(n,n_forced*{plan.GopOf(rendition)})"
        : string.Create(CultureInfo.InvariantCulture, $"expr:gte(t+0.001,n_forced*{(plan.GopOf(rendition) / plan.FrameRate).Value:0.000000})");

    /// <summary>Stitchable: the same headers in every chunk.</summary>
    internal static string X264(EncodingPlan plan, VideoRendition rendition) =>
        $"keyint={plan.GopOf(rendition)}:open-gop=0:stitchable=1{(rendition.EncoderParams.Length > 0 ? $":{rendition.EncoderParams}" : string.Empty)}";

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
