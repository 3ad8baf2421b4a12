namespace EduStream.Media.Planning;

/// <summary>
/// Cuts the segment grid into chunks. A short segment at the end is never a chunk of its own, because the packager takes the length of the last
/// picture from the ones before it:
/// <code>
/// segments   |0---|1---|2---|3---|4---|5---|6-|
/// chunks     |0--------|1--------|2-----------|   (two segments a chunk)
/// </code>
/// </summary>
internal static class ChunkGrid
{
    internal static int Count(EncodingPlan plan)
    {
        var whole = plan.TotalFrames / plan.FramesPerSegment;
        return plan.Video.Count == 0 ? 0 : (int)Math.Max(1, (whole + plan.SegmentsPerChunk - 1) / plan.SegmentsPerChunk);
    }

    internal static ChunkPlan Chunk(EncodingPlan plan, int index)
    {
        var count = Count(plan);
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, count);
        var framesPerChunk = (long)plan.FramesPerSegment * plan.SegmentsPerChunk;
        var first = index * framesPerChunk;
        var frames = (int)(index == count - 1 ? plan.TotalFrames - first : framesPerChunk);
        return new ChunkPlan(index, first, frames, (frames + plan.FramesPerSegment - 1) / plan.FramesPerSegment);
    }
}
