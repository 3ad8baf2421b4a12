using System.Globalization;
using EduStream.Contracts.Videos;
using EduStream.Media.Planning;
using EduStream.Media.Timing;

namespace EduStream.Media.Encoding;

/// <summary>Pure: the file between encoder and packager. MPEG-TS, which cannot carry AV1: that is in fragmented MP4.</summary>
internal static class ChunkFiles
{
    /// <summary>Name of the file inside the folder.</summary>
    internal static string NameOf(VideoRendition rendition) => $"{rendition.Id}.{(rendition.Codec == PictureCodec.Av1 ? "mp4" : "ts")}";

    /// <summary>As ffprobe's allow-list names what the file is.</summary>
    internal static string FormatOf(string file) => Path.GetExtension(file) == ".mp4" ? "mov" : "mpegts";

    internal static IReadOnlyList<string> Arguments(EncodingPlan plan, ChunkPlan chunk, VideoRendition rendition, string outputFolder)
    {
        var start = plan.TimelineStart + (chunk.FirstFrame / plan.FrameRate);
        return rendition.Codec != PictureCodec.Av1 ? ChunkArguments.TransportStream(start, outputFolder, rendition.Id) :
        [
            "-map_metadata", "-1",
            "-map_chapters", "-1",
            "-f", "mp4",
            // The first fragment keeps its time only when it is said to follow others (frag_discont) and an edit list is allowed, which a header written late (delay_moov) can hold.
            "-movflags", "delay_moov+default_base_moof+frag_keyframe+frag_discont",
            "-use_editlist", "1",
            "-video_track_timescale", Ticks.PerSecond.ToString(CultureInfo.InvariantCulture),
            .. LastLength(plan, chunk, rendition),
            "-output_ts_offset", start.Value.ToString("0.000000", CultureInfo.InvariantCulture),
            $"file:{Path.Combine(outputFolder, NameOf(rendition))}",
        ];
    }

    /// <summary>
    /// MP4 takes a picture's length from the one after it and the very last one's from the encoder, which knows no frames left out. It shows as long as those before it,
    /// or for one frame where the last ones are all there: see <see cref="RenditionGrid"/>.
    /// </summary>
    private static IReadOnlyList<string> LastLength(EncodingPlan plan, ChunkPlan chunk, VideoRendition rendition)
    {
        var seconds = chunk.Frames % rendition.FrameStep == 0 ? rendition.FrameStep / plan.FrameRate : plan.FrameRate.Inverse;
        return rendition.FrameStep == 1 ? [] : ["-bsf:v", string.Create(CultureInfo.InvariantCulture, $"setts=duration={Ticks.At(seconds)}")];
    }
}
