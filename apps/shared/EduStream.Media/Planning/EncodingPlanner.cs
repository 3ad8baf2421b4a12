using EduStream.Media.Probing;
using EduStream.Media.Timing;

namespace EduStream.Media.Planning;

/// <summary>Pure: the same source and options always give the same plan.</summary>
public static class EncodingPlanner
{
    private const int GopsPerSegment = 2;

    /// <summary>Decoding a pixel costs about this share of encoding one at veryfast.</summary>
    internal const double DecodeShare = 0.2;

    /// <summary>Frame rate, segment grid, chunks and ladder for a source.</summary>
    /// <param name="chosen">The renditions, when they were chosen for this source; otherwise the fixed ladder.</param>
    public static EncodingPlan Plan(SourceInfo source, EncodingOptions options, IReadOnlyList<VideoRendition>? chosen = null)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(options);
        var rate = OutputFrameRate.For(source.Video.FrameRate, source.Video.VariableFrameRate);
        var gop = OutputFrameRate.FramesPerGop(rate);
        var ladder = chosen ?? Ladder.For(source.Video.Width, source.Video.Height, rate, options.MaxShortSide);
        return new EncodingPlan(
            source,
            rate,
            gop,
            GopsPerSegment,
            SegmentsPerChunk(source.Video, ladder, rate, (gop * GopsPerSegment / rate).Value, options),
            Math.Max(1, (Rational.Near(source.DurationSeconds) * rate).Round()),
            ladder,
            SoundLadder.For(source.Audio, options.Loudness, lean: ladder.Any(rendition => rendition.WholeSegmentGop)),
            options.Preset,
            options.Threads);
    }

    /// <summary>
    /// A chunk is as many segments as one core encodes in <see cref="EncodingOptions.ChunkWorkSeconds"/>:
    /// pixels of all renditions plus a share for decoding, at <see cref="EncodingOptions.MegapixelsPerSecond"/>.
    /// </summary>
    private static int SegmentsPerChunk(SourceVideo source, IReadOnlyList<VideoRendition> ladder, Rational rate, double segmentSeconds, EncodingOptions options)
    {
        var encoded = ladder.Sum(rendition => (double)rendition.Width * rendition.Height / rendition.FrameStep) * rate.Value;
        var decoded = (double)source.CodedWidth * source.CodedHeight * source.FrameRate.Value * DecodeShare;
        var workPerSegment = (encoded + decoded) / 1e6 / options.MegapixelsPerSecond * segmentSeconds;
        return (int)Math.Clamp(options.ChunkWorkSeconds / workPerSegment, 1, options.MaxSegmentsPerChunk);
    }
}
