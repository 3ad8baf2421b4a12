using EduStream.Contracts;
using EduStream.Contracts.Licensing;
using EduStream.Media.Probing;

namespace EduStream.Media.Planning;

/// <summary>
/// Pure: the plan of the instant stream, which can be watched while the ladder is still encoded: one picture of a size that one core makes several
/// times faster than it is watched, and one sound. Its chunks begin short, so that the first is there soon.
/// </summary>
public static class InstantPlanner
{
    /// <summary>An encode must run this much faster than real time on one core: a viewer must never catch up with it, and the ladder waits for it.</summary>
    private const double Lead = 2;

    /// <summary>x264 makes about this many times more pixels at superfast than at veryfast.</summary>
    private const double SuperfastGain = 1.6;

    private const double MostCopiedBitRate = 16_000_000;

    private const int SmallestShortSide = 360;
    private static readonly int[] ShortSides = [720, 540, SmallestShortSide];

    /// <summary>The plan; with picture and sound as far as the source has them.</summary>
    public static EncodingPlan Plan(SourceInfo source, EncodingOptions options)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(options);
        var whole = EncodingPlanner.Plan(source, options);
        IReadOnlyList<VideoRendition> picture = source.Video is { } video ? [Picture(whole, video, options)] : [];
        var sound = whole.Audio.Take(1).Select(audio => audio with { Id = MediaPaths.InstantTrackPrefix + "a96", BitRate = 96_000 });
        return whole with
        {
            Video = picture,
            Audio = [.. sound],
            Preset = "superfast",
            SegmentsPerChunk = options.InstantSegmentsPerChunk,
            FirstChunkSegments = Math.Min(options.InstantFirstSegments, options.InstantSegmentsPerChunk),
        };
    }

    /// <summary>The plan for a source that is used as it is, see <see cref="Copying.SourceCopier"/>: its own size and its default sound. Chunks are those of <see cref="Copying.CopyGrid"/>.</summary>
    public static EncodingPlan Copy(SourceInfo source, EncodingOptions options)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(options);
        var whole = EncodingPlanner.Plan(source, options);
        var video = source.Picture;
        var picture = Ladder.For(video.Width, video.Height, whole.FrameRate, Math.Min(video.Width, video.Height))[0];
        var bitRate = (int)Math.Min(MostCopiedBitRate, source.Bytes * 8 / source.DurationSeconds);
        return whole with
        {
            // A group of pictures may take far more than the average.
            Video = [picture with { Id = MediaPaths.InstantTrackPrefix + picture.Id, Width = video.Width, Height = video.Height, MaxRate = Math.Max(300_000, 2 * bitRate) }],
            Audio = [.. whole.Audio.Take(1).Select(audio => audio with
            {
                Id = MediaPaths.InstantTrackPrefix + "a", SampleRate = source.Audio[0].SampleRate, Channels = source.Audio[0].Channels, Loudness = null,
            })],
        };
    }

    private static VideoRendition Picture(EncodingPlan whole, SourceVideo source, EncodingOptions options)
    {
        var perSecond = options.MegapixelsPerSecond * SuperfastGain * 1_000_000 / Lead;
        var decoding = (double)source.CodedWidth * source.CodedHeight * source.FrameRate.Value * EncodingPlanner.DecodeShare;
        var picture = ShortSides
            .Select(shortSide => Ladder.For(source.Width, source.Height, whole.FrameRate, Math.Min(shortSide, options.MaxShortSide))[0])
            .FirstOrDefault(size => ((double)size.Width * size.Height * whole.FrameRate.Value) + decoding <= perSecond)
            ?? Ladder.For(source.Width, source.Height, whole.FrameRate, Math.Min(SmallestShortSide, options.MaxShortSide))[0];
        return picture with { Id = MediaPaths.InstantTrackPrefix + picture.Id };
    }
}
