using EduStream.Contracts.Videos;

namespace EduStream.Media.Planning;

/// <summary>
/// Pure: what a rendition costs, in pixels of H.264 at veryfast. Measured with ffmpeg 5.1 (x265 3.5, SVT-AV1 1.4) on clips of a talking head, a street and slides at 540 lines,
/// decoding taken off: x265 at veryfast takes 2.3 times as long as x264, SVT-AV1 at preset 10 twice as long. A picture of the slide mode takes ten times as long as one of another
/// rendition of its size, in HEVC 3.5 times: its encoder takes its time.
/// </summary>
public static class EncodingWork
{
    /// <summary>Of each frame of the plan's grid.</summary>
    public static double PixelsPerFrame(VideoRendition rendition)
    {
        ArgumentNullException.ThrowIfNull(rendition);
        return (double)rendition.Width * rendition.Height / rendition.FrameStep * Weight(rendition.Codec) * Effort(rendition);
    }

    /// <summary>Of each frame of the plan's grid: all renditions, and decoding the source.</summary>
    public static double WorkPerFrame(this EncodingPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return plan.Video.Sum(PixelsPerFrame) + DecodingPerFrame(plan);
    }

    /// <summary>The part of it that is the source's.</summary>
    public static double DecodingPerFrame(EncodingPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return plan.Source.Video is { } video ? (double)video.CodedWidth * video.CodedHeight * EncodingPlanner.DecodeShare : 0;
    }

    /// <summary>How much longer the whole plan takes than its H.264 renditions alone, at least 1.</summary>
    public static double TimesH264(EncodingPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var plain = plan.Video.Where(rendition => rendition.Codec == PictureCodec.H264).Sum(PixelsPerFrame);
        return plain > 0 ? plan.Video.Sum(PixelsPerFrame) / plain : 1;
    }

    private static double Effort(VideoRendition rendition) => !rendition.WholeSegmentGop ? 1 : rendition.Codec == PictureCodec.Hevc ? 3.5 : 10;

    private static double Weight(PictureCodec codec) => codec switch
    {
        PictureCodec.Hevc => 2.5,
        PictureCodec.Av1 => 2.2,
        _ => 1,
    };
}
