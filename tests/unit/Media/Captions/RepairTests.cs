using EduStream.Media.Captions;
using Xunit;

namespace EduStream.Tests.Unit.Media.Captions;

public sealed class RepairTests
{
    [Fact]
    public void Import_OutOfOrder_IsSortedAndStable() => Check(
        Files.Vtt((5, 7, "Third"), (1, 3, "First"), (3.5, 4.5, "Second")), null, ["1.0-3.0 First", "3.5-4.5 Second", "5.0-7.0 Third"], "out-of-order");

    [Fact]
    public void Import_NoOrNegativeDuration_GetsTheTimeThatReadingTakes() => Check(
        Files.Vtt((1, 1, "Twenty characters ab"), (5, 4, "Hi")), null, ["1.0-2.0 Twenty characters ab", "5.0-5.7 Hi"], "no-duration");

    [Fact]
    public void Import_BeforeTheStart_IsMovedOrLeftOut() => Check(
        "-00:00:02,000 --> -00:00:01,000\nGone\n\n-00:00:01,000 --> 00:00:02,000\nMoved\n", null, ["0.0-2.0 Moved"], "negative-time");

    [Fact]
    public void Import_PastTheEnd_IsCutOrLeftOut() => Check(
        Files.Vtt((1, 3, "In"), (8, 12, "Half"), (10, 12, "Out")), 10, ["1.0-3.0 In", "8.0-10.0 Half"], "end-cut", "past-the-end");

    [Fact]
    public void Import_MostlyPastTheEnd_BelongsToAnotherVideo() =>
        Assert.Equal("other-video", Assert.IsType<CaptionOutcome.Refused>(Files.Import(Files.Vtt((1, 3, "In"), (18, 20, "Out"), (30, 32, "Out")), 10)).Code);

    /// <code>
    /// |1--A--3.4|         |1-A-3|
    ///       |3--B--5| ->        |3--B--5|
    /// </code>
    [Fact]
    public void Import_ShortOverlap_IsCut() => Check(Files.Vtt((1, 3.4, "A"), (3, 5, "B")), null, ["1.0-3.0 A", "3.0-5.0 B"], "overlap-cut");

    /// <code>
    /// |1--A--3|
    /// |1--B----4|   ->   |1--A/B--4|
    /// </code>
    [Fact]
    public void Import_SameTime_IsJoined() => Check(Files.Vtt((1, 3, "A"), (1, 4, "B")), null, ["1.0-4.0 A/B"], "overlap-joined");

    /// <code>
    /// |1-----A-----6|
    ///     |3--B--5|       both are meant
    /// </code>
    [Fact]
    public void Import_LongOverlap_StaysAndIsTold() => Check(Files.Vtt((1, 6, "A"), (3, 5, "B")), null, ["1.0-6.0 A", "3.0-5.0 B"], "overlap");

    [Fact]
    public void Import_OverlapOfDifferentPlaces_IsMeant() => Check(
        "WEBVTT\n\n00:01.000 --> 00:03.400\nBelow\n\n00:03.000 --> 00:05.000 line:0\nAbove\n", null, ["1.0-3.4 Below", "3.0-5.0 Above"]);

    [Fact]
    public void Import_Repeats_AreOneCue() => Check(Files.Vtt((1, 2, "Same"), (2, 3, "Same"), (3.05, 4, "Same")), null, ["1.0-4.0 Same"], "duplicate");

    [Fact]
    public void Import_TooShort_StaysAsLongAsThereIsRoom() => Check(
        Files.Vtt((1, 1.1, "A"), (3, 3.1, "B"), (3.3, 5, "C")), null, ["1.0-1.7 A", "3.0-3.3 B", "3.3-5.0 C"], "short-extended", "too-short");

    [Fact]
    public void Import_TooFast_StaysAsLongAsThereIsRoom() => Check(
        Files.Vtt((1, 2, new string('a', 40)), (4, 5, new string('b', 40)), (5.5, 7, "C")),
        null,
        [$"1.0-3.0 {new string('a', 40)}", $"4.0-5.5 {new string('b', 40)}", "5.5-7.0 C"],
        "fast-extended", "too-fast");

    [Fact]
    public void Import_TooFast_IsNeverExtendedPastTheVideo() => Check(Files.Vtt((9, 9.8, new string('a', 40))), 10, [$"9.0-10.0 {new string('a', 40)}"], "fast-extended", "too-fast");

    [Fact]
    public void Import_TinyGap_IsClosed() => Check(Files.Vtt((1, 2.95, "A"), (3, 4, "B")), null, ["1.0-3.0 A", "3.0-4.0 B"], "gap-closed");

    [Fact]
    public void Import_AMinuteWithoutWords_IsTold()
    {
        var accepted = Files.Accepted(Files.Vtt((1, 2, "A"), (100, 102, "B")), 200);
        Assert.Equal([("long-gap", 2.0), ("long-gap", 102.0)], accepted.Report.Findings.Select(finding => (finding.Code, finding.Seconds ?? -1)));
    }

    [Fact]
    public void Import_LongText_IsSplitAtSentencesWithItsShareOfTheTime()
    {
        var text = "The first sentence says what a wave is, and it takes its time. The second says what it is not & why. A third ends it.";
        var cues = Files.Accepted(Files.Vtt((0, 12, CueText.Escape(text)))).Cues;
        Assert.Equal(
            ["The first sentence says what a/wave is, and it takes its time.", "The second says what it is/not &amp; why. A third ends it."],
            cues.Select(cue => cue.Text.Replace('\n', '/')));
        Assert.Equal((TimeSpan.Zero, cues[1].Start, TimeSpan.FromSeconds(12)), (cues[0].Start, cues[0].End, cues[1].End));
        Assert.InRange(cues[0].Duration.TotalSeconds, 6, 7);
    }

    [Theory]
    [InlineData("<i>")]
    [InlineData("")]
    public void Import_LongText_ThatCannotBeSplit_IsTold(string tag) =>
        Assert.Contains("too-long", Files.Codes(Files.Accepted(Files.Vtt((0, tag.Length == 0 ? 0.8 : 30, tag + string.Join(' ', Enumerable.Repeat("words", 30)))))));

    [Fact]
    public void Import_LongTextWithoutSpaces_IsSplitBetweenLetters()
    {
        var cues = Files.Accepted(Files.Vtt((0, 60, string.Concat(Enumerable.Repeat("波動", 100))))).Cues;
        Assert.True(cues.Count >= 3);
        Assert.Equal(200, cues.Sum(cue => cue.Text.Replace("\n", string.Empty, StringComparison.Ordinal).Length));
    }

    private static void Check(string file, double? seconds, string[] shown, params string[] codes)
    {
        var accepted = Files.Accepted(file, seconds);
        Assert.Equal(shown, accepted.Cues.Select(Files.Shown));
        Assert.Equal(codes, Files.Codes(accepted));
    }
}
