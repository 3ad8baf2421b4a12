using System.Globalization;
using EduStream.Contracts.Videos;
using EduStream.Media.Planning;

namespace EduStream.Media.Encoding;

/// <summary>Pure: the encoder of each codec with its settings. All cut at the same borders: closed groups with a key frame at every border of the grid, or, in the slide mode, at every one that a segment of its own begins at.</summary>
internal static class PictureEncoders
{
    private const int OrdinaryBuffer = 2;

    /// <summary>As ffmpeg names it.</summary>
    internal static string NameOf(PictureCodec codec) => codec switch
    {
        PictureCodec.H264 => "libx264",
        PictureCodec.Hevc => "libx265",
        PictureCodec.Av1 => "libsvtav1",
        _ => throw new ArgumentOutOfRangeException(nameof(codec), codec, null),
    };

    internal static IReadOnlyList<string> Arguments(EncodingPlan plan, ChunkPlan chunk, VideoRendition rendition, int threads) =>
    [
        "-c:v", NameOf(rendition.Codec),
        "-preset", rendition.Preset ?? plan.Preset,
        .. rendition.Codec switch
        {
            PictureCodec.H264 => H264(plan, chunk, rendition, threads),
            PictureCodec.Hevc => Hevc(plan, chunk, rendition, threads),
            _ => Av1(plan, rendition, threads),
        },
    ];

    private static IReadOnlyList<string> H264(EncodingPlan plan, ChunkPlan chunk, VideoRendition rendition, int threads) =>
    [
        "-profile:v", "high",
        "-threads", Text(threads),
        "-crf", Text(rendition.Crf),
        "-maxrate", Text(rendition.MaxRate),
        "-bufsize", Text((int)(rendition.MaxRate * BufferSeconds(plan, chunk, rendition))),
        "-force_key_frames", KeyFrames(plan, chunk, rendition), // borders stay on the grid; scene cuts only add key frames inside
        "-forced-idr", "1",
        "-x264-params", X264(plan, rendition),
    ];

    private static IReadOnlyList<string> Hevc(EncodingPlan plan, ChunkPlan chunk, VideoRendition rendition, int threads) =>
    [
        "-profile:v", "main",
        "-crf", Text(rendition.Crf),
        "-maxrate", Text(RateOnEncoderClock(rendition)),
        "-bufsize", Text((int)(rendition.MaxRate * BufferSeconds(plan, chunk, rendition))),
        "-force_key_frames", KeyFrames(plan, chunk, rendition),
        "-forced-idr", "1",
        "-x265-params", X265(plan, rendition, threads),
    ];

    private static IReadOnlyList<string> Av1(EncodingPlan plan, VideoRendition rendition, int threads) =>
    [
        "-crf", Text(rendition.Crf),
        "-maxrate", Text(RateOnEncoderClock(rendition)),
        "-bufsize", Text(rendition.MaxRate * OrdinaryBuffer),
        "-g", Text(plan.GopOf(rendition) / rendition.FrameStep), // SVT-AV1 1.4 takes no forced key frames: groups of exactly this length begin where the grid does
        "-svtav1-params", Svt(rendition, threads),
    ];

    /// <summary>Stitchable: the same headers in every chunk.</summary>
    internal static string X264(EncodingPlan plan, VideoRendition rendition) =>
        $"keyint={plan.GopOf(rendition)}:open-gop=0:stitchable=1{More(rendition)}";

    /// <summary>Its headers follow from the settings alone as long as nothing is optimised over the whole run. A frame is encoded by its own threads only, so that memory stays small.</summary>
    private static string X265(EncodingPlan plan, VideoRendition rendition, int threads) => string.Create(
        CultureInfo.InvariantCulture, $"keyint={plan.GopOf(rendition)}:open-gop=0:frame-threads=1:pools={threads}:info=0:log-level=error{More(rendition)}");

    /// <summary>Key frames that nothing refers across (2), and none at scene cuts, which would shift those that follow.</summary>
    private static string Svt(VideoRendition rendition, int threads) =>
        string.Create(CultureInfo.InvariantCulture, $"irefresh-type=2:scd=0:lp={threads}{More(rendition)}");

    private static string More(VideoRendition rendition) => rendition.EncoderParams.Length > 0 ? $":{rendition.EncoderParams}" : string.Empty;

    /// <summary>A still picture is one large frame and then nothing: the longer its segments, the more of them may come at once. Each chunk begins with a full buffer.</summary>
    private static double BufferSeconds(EncodingPlan plan, ChunkPlan chunk, VideoRendition rendition) => !rendition.WholeSegmentGop ? OrdinaryBuffer
        : Math.Clamp(0.3 * (plan.SegmentsIn(rendition, chunk)[0].Frames / plan.FrameRate).Value, 4, 6);

    /// <summary>x265 and SVT-AV1 do not look at time stamps: they take the frames that they get for all of the grid's.</summary>
    private static int RateOnEncoderClock(VideoRendition rendition) => rendition.MaxRate * rendition.FrameStep;

    /// <summary>By number where every frame of the grid is there; by time, a hair early, where some are left out. Where a last segment may be longer, no more than there are segments.</summary>
    private static string KeyFrames(EncodingPlan plan, ChunkPlan chunk, VideoRendition rendition)
    {
        var border = rendition.FrameStep == 1
            ? $"gte(n,n_forced*{plan.GopOf(rendition)})"
            : string.Create(CultureInfo.InvariantCulture, $"gte(t+0.001,n_forced*{(plan.GopOf(rendition) / plan.FrameRate).Value:0.000000})");
        var most = rendition.SegmentSpan > 1 ? string.Create(CultureInfo.InvariantCulture, $"*lt(n_forced,{plan.SegmentsIn(rendition, chunk).Count})") : string.Empty;
        return $"expr:{border}{most}";
    }

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
