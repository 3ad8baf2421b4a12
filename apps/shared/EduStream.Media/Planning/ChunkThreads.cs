namespace EduStream.Media.Planning;

/// <summary>
/// Pure: one thread per encode while there are chunks for every core, because two cost more processor time for the same pictures (37.9 s against 35.5 s for two minutes of a 720p ladder at veryfast); and
/// all threads of the plan for the last ones of a ladder, beside which a core would stand idle, and for the first one of an instant stream, for which somebody waits. Headers do not depend on it.
/// </summary>
internal static class ChunkThreads
{
    internal static int Of(EncodingPlan plan, int chunk) => (IsInstant(plan) ? chunk == 0 : IsOneOfTheLast(plan, chunk)) ? plan.Threads : 1;

    private static bool IsInstant(EncodingPlan plan) => plan.FirstChunkSegments > 0;

    private static bool IsOneOfTheLast(EncodingPlan plan, int chunk) => ChunkOrder.PositionOf(plan.ChunkCount, chunk) >= plan.ChunkCount - plan.Threads;
}
