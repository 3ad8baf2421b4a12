namespace EduStream.Media.Captions.Repairing;

/// <summary>What can be read. The figures are those that broadcasters agree on within a little; a lecture has no scene cuts to keep to.</summary>
/// <param name="CharactersPerSecond">Faster is a finding; adults read about this fast.</param>
/// <param name="ShortestSeconds">Briefer flickers.</param>
/// <param name="LongestText">Characters at a glance: two lines of 42 with some room; longer is split.</param>
/// <param name="SmallestGapSeconds">A shorter pause between two captions is seen as a flicker; also kept free when a caption is made longer.</param>
/// <param name="LongestGapSeconds">A longer pause in a lecture means that captions are missing, more often than not.</param>
/// <param name="LargestCutSeconds">Overlaps up to here are slips of the writer and are cut; longer ones are meant.</param>
internal sealed record ReadingRules(
    double CharactersPerSecond = 20, double ShortestSeconds = 0.7, int LongestText = 96, double SmallestGapSeconds = 0.08, double LongestGapSeconds = 60, double LargestCutSeconds = 1)
{
    internal static ReadingRules Default { get; } = new();

    internal TimeSpan SmallestGap => TimeSpan.FromSeconds(SmallestGapSeconds);

    internal TimeSpan LargestCut => TimeSpan.FromSeconds(LargestCutSeconds);

    internal TimeSpan Shortest => TimeSpan.FromSeconds(ShortestSeconds);

    /// <summary>How long this text must be shown.</summary>
    internal TimeSpan ReadingTime(Cue cue) => TimeSpan.FromSeconds(Math.Max(ShortestSeconds, CueText.Plain(cue.Text).Length / CharactersPerSecond));
}
