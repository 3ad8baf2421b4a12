namespace EduStream.PublishVideo.Sections;

/// <summary>Pure: cuts chunks into sections.</summary>
internal static class SectionGrid
{
    /// <summary>
    /// So many chunks at most are in one history: every turn sends and replays all of it, and a message of Dapr ends at 4 MB. A chunk takes about a kilobyte, and more
    /// when it is tried again. A constant and no option, because it is part of the order that running instances replay.
    /// </summary>
    internal const int ChunksPerSection = 100;

    /// <summary>Sections of a ladder that run at once: while one is at its last chunks, the others keep the slots busy. A constant for the same reason.</summary>
    internal const int MostAtOnce = 4;

    /// <summary>Sections of about one size, in a number that leaves none alone at the end: with a few chunks more than fit into four, nobody waits for a fifth.</summary>
    internal static IReadOnlyList<ChunkRange> Split(int chunks, int atOnce)
    {
        var count = atOnce * (int)Math.Ceiling(chunks / (double)(atOnce * ChunksPerSection));
        return [.. Enumerable.Range(0, count).Select(index => new ChunkRange(StartOf(index), StartOf(index + 1) - StartOf(index)))];

        int StartOf(int index) => (int)((long)chunks * index / count);
    }

    /// <summary>How many chunks one of these lanes may have in work, so that all together keep to the limit.</summary>
    internal static int ShareOf(int lane, int lanes, int chunksAtOnce) => (chunksAtOnce / lanes) + (lane < chunksAtOnce % lanes ? 1 : 0);
}

/// <summary>A section, as places in the order in which chunks are worked on.</summary>
internal readonly record struct ChunkRange(int First, int Count)
{
    internal int End => First + Count;

    internal IReadOnlyList<int> Of(IReadOnlyList<int> order) => [.. order.Skip(First).Take(Count)];
}
