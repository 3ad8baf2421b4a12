using EduStream.Media.Planning;

namespace EduStream.Media.Analysis;

/// <summary>One size at one quality that is tried on the samples.</summary>
internal sealed record TrialEncode(int Width, int Height, int Crf)
{
    // The best size shapes the curve most; for smaller ones two points show where they lie.
    private static readonly int[] OfBest = [20, 28, 36];
    private static readonly int[] OfOthers = [24, 36];

    /// <summary>What is tried for a source: every size of the fixed ladder.</summary>
    internal static IReadOnlyList<TrialEncode> For(IReadOnlyList<VideoRendition> fixedLadder) =>
    [
        .. fixedLadder.SelectMany((rendition, index) => (index == 0 ? OfBest : OfOthers).Select(crf => new TrialEncode(rendition.Width, rendition.Height, crf))),
    ];
}

/// <summary>What a trial encode came to.</summary>
/// <param name="BitRate">Bit/s that the whole video would have.</param>
/// <param name="Ssim">Structural similarity to the source at the source's size, 0 to 1, all planes.</param>
public sealed record TrialPoint(int Width, int Height, int Crf, double BitRate, double Ssim);
