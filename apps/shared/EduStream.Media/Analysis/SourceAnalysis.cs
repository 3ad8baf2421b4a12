using EduStream.Media.Planning;

namespace EduStream.Media.Analysis;

/// <summary>What was found out about a source before its ladder was chosen; survives System.Text.Json.</summary>
/// <param name="Class">What kind of picture it is.</param>
/// <param name="Points">The trial encodes.</param>
/// <param name="Hull">Their best curve: size and quality for every amount of bits.</param>
/// <param name="SampledSeconds">Media that was looked at.</param>
/// <param name="Seconds">Wall time that it took.</param>
/// <param name="CoreMegapixelsPerSecond">Speed of one core on the chosen ladder, with decoding; null when it could not be measured, which costs nothing but the estimate.</param>
public sealed record SourceAnalysis(
    ContentClass Class,
    PictureMeasures Measures,
    IReadOnlyList<TrialPoint> Points,
    IReadOnlyList<TrialPoint> Hull,
    LadderDecision Decision,
    double SampledSeconds,
    double Seconds,
    double? CoreMegapixelsPerSecond = null)
{
    /// <summary>The chosen renditions, best first.</summary>
    public IReadOnlyList<VideoRendition> Ladder() => [.. Decision.Kept.Select(kept => kept.Rendition)];
}

/// <summary>What became of an analysis. One of the two is null.</summary>
/// <param name="Fallback">Why the fixed ladder is used: stable name, see <see cref="AnalysisFallbacks"/>.</param>
public sealed record AnalysisOutcome(SourceAnalysis? Analysis, string? Fallback);

/// <summary>Why a source is encoded with the fixed ladder.</summary>
public static class AnalysisFallbacks
{
    /// <summary>Measuring would cost more than a tenth of encoding.</summary>
    public const string TooShort = "too-short";

    /// <summary>The samples could not be decoded or tried.</summary>
    public const string NotMeasurable = "not-measurable";

    /// <summary>It is sound alone.</summary>
    public const string NoPicture = "no-picture";

    /// <summary>Switched off by the operator.</summary>
    public const string Off = "off";
}
