namespace EduStream.Media.Planning;

/// <summary>
/// Pure: the order in which the chunks of a ladder are worked on. A lecture begins with a title and ends with a discussion, and a minute of footage costs twice what a page of
/// text does; nobody watches the ladder before all of it is there. So each few chunks in a row come from all over the lecture, and what they took says what the others will take:
/// <code>
/// chunk  0 1 2 3 4 5 6 7      order of eight: 0 5 2 7 4 1 6 3
/// </code>
/// Fibonacci hashing: multiples of the golden ratio, modulo one, fill an interval evenly however many there are (Knuth, The Art of Computer Programming 3, section 6.4).
/// </summary>
public static class ChunkOrder
{
    private const uint GoldenRatio = 2654435769; // of 2^32

    /// <summary>All chunks, the first to be worked on first.</summary>
    /// <param name="chunks">How many there are.</param>
    public static IReadOnlyList<int> Of(int chunks) => [.. Enumerable.Range(0, chunks).OrderBy(Key)];

    /// <summary>The place of a chunk in that order, from 0.</summary>
    public static int PositionOf(int chunks, int chunk) => Enumerable.Range(0, chunks).Count(other => Key(other) < Key(chunk));

    private static uint Key(int chunk) => unchecked((uint)chunk * GoldenRatio);
}
