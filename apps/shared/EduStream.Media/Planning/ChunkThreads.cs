namespace EduStream.Media.Planning;

/// <summary>
/// Pure: one thread per encode while there are chunks for every core, because two cost more processor time for the same pictures (37.9 s against 35.5 s for two minutes of a 720p ladder at veryfast); and
/// all threads of the plan for the last ones, beside which a core would stand idle, and for an instant stream, for which somebody waits. Headers do not depend on it.
/// </summary>
internal static class ChunkThreads
{
    internal static int Of(EncodingPlan plan, int chunk) => plan.FirstChunkSegments == 0 && ChunkOrder.PositionOf(plan.ChunkCount, chunk) < plan.ChunkCount - plan.Threads ? 1 : plan.Threads;
}
