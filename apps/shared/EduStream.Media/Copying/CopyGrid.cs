using EduStream.Media.Planning;
using EduStream.Media.Timing;

namespace EduStream.Media.Copying;

/// <summary>
/// Cuts a source that is used as it is into chunks without knowing where its key frames are: a chunk begins with the first key frame at or after its
/// place on a fixed grid, so that every replica finds the same borders from the packets around them.
/// <code>
/// grid         |0         |1         |2
/// key frames   K    K    K    K    K    K    K
/// chunks       |0------------|1---------|2-------
/// </code>
/// </summary>
public static class CopyGrid
{
    /// <summary>Seconds from chunk to chunk; longer than <see cref="MostKeyDistance"/>, so that none is without a key frame.</summary>
    internal const int ChunkSeconds = 20;

    /// <summary>Longest closed group of pictures in seconds: a player waits for the next one when it seeks.</summary>
    public const int MostKeyDistance = 10;

    /// <summary>How many chunks there are. The last one is never shorter than the others.</summary>
    public static int Count(EncodingPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return (int)Math.Max(1, plan.Duration.Value / ChunkSeconds);
    }

    /// <summary>Place on the source's clock at or after which chunk <paramref name="index"/> begins; null for the one after the last.</summary>
    internal static Rational? From(EncodingPlan plan, int index) => index >= Count(plan) ? null : plan.Source.Start + ((long)index * ChunkSeconds);
}
