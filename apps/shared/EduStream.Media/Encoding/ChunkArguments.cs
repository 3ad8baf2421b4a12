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
        .. PictureEncoders.Arguments(plan, chunk, rendition, plan.ThreadsOf(chunk.Index)),
        "-color_range", "tv",
        "-colorspace", "bt709",
        "-color_primaries", "bt709",
        "-color_trc", "bt709",
        .. ChunkFiles.Arguments(plan, chunk, rendition, outputFolder),
    ];

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
