using EduStream.Contracts.Videos;
using EduStream.Media.Probing;
using EduStream.Media.Timing;

namespace EduStream.Media.Planning;

/// <summary>Pure: the same source and options always give the same plan.</summary>
public static class EncodingPlanner
{
    private const int GopsPerSegment = 2;

    /// <summary>Pictures a second that the grid of a recording without any is made of.</summary>
    private const int SoundOnlyRate = 25;

    /// <summary>Twice the work that is planned for at <see cref="EncodingOptions.MegapixelsPerSecond"/> is still about a minute at the speed that was measured.</summary>
    private const double MostWork = 2;

    /// <summary>Decoding a pixel costs about this share of encoding one at veryfast.</summary>
    public const double DecodeShare = 0.2;

    /// <summary>Frame rate, segment grid, chunks and ladder for a source.</summary>
    /// <param name="chosen">The H.264 renditions, when they were chosen for this source; otherwise the fixed ladder.</param>
    /// <param name="codecs">What is made beside H.264, see <see cref="AdditionalCodecs"/>.</param>
    public static EncodingPlan Plan(SourceInfo source, EncodingOptions options, IReadOnlyList<VideoRendition>? chosen = null, IReadOnlyCollection<PictureCodec>? codecs = null)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(options);
        return source.Video is { } video ? WithPicture(source, video, options, chosen, codecs ?? []) : SoundOnly(source, options);
    }

    private static EncodingPlan WithPicture(
        SourceInfo source, SourceVideo video, EncodingOptions options, IReadOnlyList<VideoRendition>? chosen, IReadOnlyCollection<PictureCodec> codecs)
    {
        var rate = OutputFrameRate.For(video.FrameRate, video.VariableFrameRate);
        var gop = OutputFrameRate.FramesPerGop(rate);
        var ladder = AdditionalCodecs.Add(chosen ?? Ladder.For(video.Width, video.Height, rate, options.MaxShortSide), codecs);
        return new EncodingPlan(
            source,
            rate,
            gop,
            GopsPerSegment,
            SegmentsPerChunk(video, ladder, rate, (gop * GopsPerSegment / rate).Value, options),
            Math.Max(1, (Rational.Near(source.DurationSeconds) * rate).Round()),
            ladder,
            SoundLadder.For(source.Audio, options.Loudness, lean: ladder.Any(rendition => rendition.WholeSegmentGop)),
            options.Preset,
            options.Threads);
    }

    /// <summary>A grid of exactly 4 s as pictures at 25 a second would have it, and nothing on it; the end is rounded up so that nothing is cut.</summary>
    private static EncodingPlan SoundOnly(SourceInfo source, EncodingOptions options)
    {
        Rational rate = SoundOnlyRate;
        var frames = Math.Max(1, (Rational.Near(source.DurationSeconds) * rate).Ceiling());
        return new EncodingPlan(
            source, rate, OutputFrameRate.FramesPerGop(rate), GopsPerSegment, SegmentsPerChunk: 1, frames, [], SoundLadder.For(source.Audio, options.Loudness), options.Preset, options.Threads);
    }

    /// <summary>
    /// A chunk is as many segments as one core encodes in <see cref="EncodingOptions.ChunkWorkSeconds"/>:
    /// pixels of all renditions, weighed by codec, plus a share for decoding, at <see cref="EncodingOptions.MegapixelsPerSecond"/>. With a slide mode it is as many as one of its
    /// segments spans, if that is no more than <see cref="MostWork"/> times the work.
    /// </summary>
    private static int SegmentsPerChunk(SourceVideo source, IReadOnlyList<VideoRendition> ladder, Rational rate, double segmentSeconds, EncodingOptions options)
    {
        var encoded = ladder.Sum(EncodingWork.PixelsPerFrame) * rate.Value;
        var decoded = (double)source.CodedWidth * source.CodedHeight * source.FrameRate.Value * DecodeShare;
        var workPerSegment = (encoded + decoded) / 1e6 / options.MegapixelsPerSecond * segmentSeconds;
        var planned = options.ChunkWorkSeconds / workPerSegment;
        // Segments of the slide mode do not reach over a chunk's end.
        var wanted = Math.Min(ladder.Max(rendition => rendition.SegmentSpan), MostWork * planned);
        return (int)Math.Clamp(Math.Max(planned, wanted), 1, options.MaxSegmentsPerChunk);
    }
}
