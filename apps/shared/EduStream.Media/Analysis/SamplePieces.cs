using EduStream.Media.Planning;

namespace EduStream.Media.Analysis;

/// <summary>Pure: where a source is looked at. Pieces are spread over the whole file, in the middle of equal parts, and their sum is bounded:
/// <code>
/// source   |-----------|-----------|-----------|
/// pieces        |-|         |-|         |-|
/// </code>
/// </summary>
internal static class SamplePieces
{
    // Short, because a key frame and a handful of others tell what the rest of a group costs; more of them with the length, because lectures change.
    private const double Seconds = 0.6;
    private const double SecondsPerPiece = 300;
    private const int Most = 12;
    private const int Fewest = 2;

    /// <returns>Pieces as chunks of the plan's grid, equally long.</returns>
    internal static IReadOnlyList<ChunkPlan> For(EncodingPlan plan)
    {
        var frames = Frames(plan);
        var count = (int)Math.Clamp(Fewest + (plan.Duration.Value / SecondsPerPiece), Fewest, Most);
        var part = plan.TotalFrames / count;
        return part < frames
            ? [new ChunkPlan(0, 0, (int)Math.Min(frames, plan.TotalFrames), 1)]
            : [.. Enumerable.Range(0, count).Select(index => new ChunkPlan(index, (index * part) + ((part - frames) / 2), frames, 1))];
    }

    /// <summary>Frames of a piece; even, so that half the frame rate fits.</summary>
    internal static int Frames(EncodingPlan plan) => (int)(plan.FrameRate.Value * Seconds / 2) * 2;
}
