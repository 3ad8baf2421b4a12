using EduStream.Media.Timing;

namespace EduStream.Media.Planning;

/// <summary>
/// Pure: which frames of the plan's grid a rendition has. It may take every n-th one, and several segments of the grid as one of its own; chunks stay those of the plan.
/// The packager takes the length of the last picture from the ones before it, so where the end is no multiple of the step, the last frames are all taken:
/// <code>
/// grid       |0 1 2 3 4 5|6 7 8 9 10 11|12 13     segments of six frames, the last one short
/// step 3     |0     3    |6     9      |12 13     so that the last picture shows for one frame
/// </code>
/// </summary>
public static class RenditionGrid
{
    /// <summary>Nominal frame rate of the rendition, exact.</summary>
    public static Rational RateOf(this EncodingPlan plan, VideoRendition rendition)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(rendition);
        return plan.FrameRate / rendition.FrameStep;
    }

    /// <summary>The frames that the rendition has in a chunk, counted from the chunk's first.</summary>
    public static IReadOnlyList<int> FramesIn(this VideoRendition rendition, ChunkPlan chunk)
    {
        ArgumentNullException.ThrowIfNull(rendition);
        ArgumentNullException.ThrowIfNull(chunk);
        var tail = TailStart(rendition, chunk.Frames);
        return [.. Enumerable.Range(0, chunk.Frames).Where(frame => frame % rendition.FrameStep == 0 || frame >= tail)];
    }

    /// <summary>
    /// The rendition's segments of a chunk, as runs of the chunk's frames without a gap. As many as <see cref="VideoRendition.SegmentSpan"/> segments of the grid are one;
    /// what is left over is one of its own when it has begun more than half of these, and otherwise part of the last one: a short one would spend as much on its key frame as a long one.
    /// </summary>
    public static IReadOnlyList<(int First, int Frames)> SegmentsIn(this EncodingPlan plan, VideoRendition rendition, ChunkPlan chunk)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(rendition);
        ArgumentNullException.ThrowIfNull(chunk);
        var frames = plan.FramesPerSegment * rendition.SegmentSpan;
        var count = Math.Max(1, (chunk.Segments + ((rendition.SegmentSpan - 1) / 2)) / rendition.SegmentSpan);
        return [.. Enumerable.Range(0, count).Select(index => (index * frames, index == count - 1 ? chunk.Frames - (index * frames) : frames))];
    }

    /// <summary>Grid frames from key frame to key frame.</summary>
    internal static int GopOf(this EncodingPlan plan, VideoRendition rendition) => rendition.WholeSegmentGop ? plan.FramesPerSegment * rendition.SegmentSpan : plan.FramesPerGop;

    /// <summary>Does a group of pictures begin with this frame of the chunk?</summary>
    internal static bool IsBorder(this EncodingPlan plan, VideoRendition rendition, ChunkPlan chunk, int frame) =>
        frame % plan.GopOf(rendition) == 0 && (rendition.SegmentSpan == 1 || frame / plan.GopOf(rendition) < plan.SegmentsIn(rendition, chunk).Count);

    /// <summary>From this frame on all are taken; at least two, or all, when any.</summary>
    internal static int TailStart(VideoRendition rendition, int frames) => (frames % rendition.FrameStep) switch
    {
        0 => frames,
        1 => Math.Max(0, frames - 1 - rendition.FrameStep),
        var rest => frames - rest,
    };
}
