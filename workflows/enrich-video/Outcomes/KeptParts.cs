using EduStream.Contracts.Enrichment;

namespace EduStream.EnrichVideo.Outcomes;

/// <summary>
/// Pure: what another run leaves as the run before ended it. Made again is what failed, what this installation could not do then, and what depends on either; what
/// the file itself does not hold stays so.
/// </summary>
internal static class KeptParts
{
    private static readonly string[] OfSamples = [EnrichmentParts.Storyboard, EnrichmentParts.Posters, EnrichmentParts.SlideText];

    /// <param name="readsSlides">Slides can be read here.</param>
    /// <param name="hears">Speech can be recognized here.</param>
    internal static IReadOnlyList<PartOutcome> Of(IReadOnlyList<PartOutcome> before, bool readsSlides, bool hears)
    {
        var again = before.Where(MayCome).Select(outcome => outcome.Part).ToHashSet();
        if (again.Contains(EnrichmentParts.Samples))
        {
            again.UnionWith(OfSamples);
        }

        // The samples were scratch.
        if (again.Overlaps(OfSamples))
        {
            again.Add(EnrichmentParts.Samples);
        }

        if (again.Contains(EnrichmentParts.SlideText) || again.Contains(EnrichmentParts.FileChapters))
        {
            again.Add(EnrichmentParts.Chapters);
        }

        // And so were the file's chapters.
        if (again.Contains(EnrichmentParts.Chapters))
        {
            again.Add(EnrichmentParts.FileChapters);
        }

        return [.. before.Where(outcome => !again.Contains(outcome.Part))];

        bool MayCome(PartOutcome outcome) =>
            outcome.State == PartState.Failed || (outcome.Reason == PartReasons.NotInstalled && readsSlides) || (outcome.Reason == CaptionPartReasons.NotConfigured && hears);
    }
}
