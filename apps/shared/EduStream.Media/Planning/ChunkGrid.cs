namespace EduStream.Media.Planning;

/// <summary>
/// Cuts the segment grid into chunks. A short segment at the end is never a chunk of its own, because the packager takes the length of the last
/// picture from the ones before it:
/// <code>
/// segments   |0---|1---|2---|3---|4---|5---|6-|
/// chunks     |0--------|1--------|2-----------|   (two segments a chunk)
/// chunks     |0---|1--------|2----------------|   (the first has one, the others twice as many as the one before, four at most)
/// </code>
/// </summary>
internal static class ChunkGrid
{
    internal static int Count(EncodingPlan plan)
    {
        var whole = Whole(plan);
        var count = 0;
        while (FirstSegment(plan, count) < whole)
        {
            count++;
        }

        return count;
    }

    internal static ChunkPlan Chunk(EncodingPlan plan, int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        var first = FirstSegment(plan, index) * plan.FramesPerSegment;
        var next = FirstSegment(plan, index + 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(first, Whole(plan) * plan.FramesPerSegment, nameof(index));
        var frames = (int)((next >= Whole(plan) ? plan.TotalFrames : next * plan.FramesPerSegment) - first);
        return new ChunkPlan(index, first, frames, (frames + plan.FramesPerSegment - 1) / plan.FramesPerSegment);
    }

    /// <summary>At least one: a video shorter than a segment is one chunk. None for sound alone, which is encoded in one piece unless it is to be there soon.</summary>
    private static long Whole(EncodingPlan plan) =>
        plan.Video.Count == 0 && plan.FirstChunkSegments == 0 ? 0 : Math.Max(1, plan.TotalFrames / plan.FramesPerSegment);

    private static long FirstSegment(EncodingPlan plan, int chunk)
    {
        long first = 0;
        if (plan.FirstChunkSegments > 0)
        {
            for (long size = plan.FirstChunkSegments; chunk > 0 && size < plan.SegmentsPerChunk; size *= 2)
            {
                first += size;
                chunk--;
            }
        }

        return first + ((long)chunk * plan.SegmentsPerChunk);
    }
}
