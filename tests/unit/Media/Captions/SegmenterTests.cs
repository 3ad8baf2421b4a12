using EduStream.Media.Captions;
using Xunit;

namespace EduStream.Tests.Unit.Media.Captions;

/// <summary>
/// <code>
/// grid      |0        |4        |8        |12
/// cues        |1-A-3|    |5---B---8|8-C-9|
///                 |3.5-----D------------9.5|
/// </code>
/// </summary>
public sealed class SegmenterTests
{
    private static readonly CaptionSegmenter Segmenter = new([Cue(1, 3, "A"), Cue(3.5, 9.5, "D"), Cue(5, 8, "B"), Cue(8, 9, "C")]);

    [Theory]
    [InlineData(0, 4, "AD")]
    [InlineData(4, 8, "DB")]
    [InlineData(8, 12, "DC")]
    [InlineData(12, 16, "")]
    [InlineData(3, 3.5, "")]
    [InlineData(9, 9.4, "D")]
    public void Between_CuesOverBorders_AreInEverySegmentThatShowsThem(double start, double end, string expected) =>
        Assert.Equal(expected, string.Concat(Segmenter.Between(TimeSpan.FromSeconds(start), TimeSpan.FromSeconds(end)).Select(cue => cue.Text)));

    [Fact]
    public void Between_ManyCues_FindsWhatALookAtEachFinds()
    {
        var random = new Random(5);
        var cues = Enumerable.Range(0, 500).Select(i => random.NextDouble() * 600).Order().Select((at, i) => Cue(at, at + 0.1 + (random.NextDouble() * (i % 50 == 0 ? 90 : 5)), $"{i}")).ToList();
        var segmenter = new CaptionSegmenter(cues);
        for (var at = 0.0; at < 620; at += 4.004)
        {
            var (from, to) = (TimeSpan.FromSeconds(at), TimeSpan.FromSeconds(at + 4.004));
            Assert.Equal(cues.Where(cue => cue.Start < to && cue.End > from), segmenter.Between(from, to));
        }
    }

    [Fact]
    public void WriteSegment_NamesTheStartOfTheTimeline() => Assert.Equal(
        "WEBVTT\nX-TIMESTAMP-MAP=MPEGTS:360360,LOCAL:00:00:00.000\n\n00:00:01.000 --> 00:00:03.000\nA\n",
        WebVttWriter.WriteSegment(Segmenter.Between(TimeSpan.Zero, TimeSpan.FromSeconds(3.4)), 4.004));

    [Fact]
    public void WriteSegment_NothingToShow_IsStillASegment() =>
        Assert.Equal("WEBVTT\nX-TIMESTAMP-MAP=MPEGTS:0,LOCAL:00:00:00.000\n", WebVttWriter.WriteSegment([], 0));

    private static Cue Cue(double start, double end, string text) => new(TimeSpan.FromSeconds(start), TimeSpan.FromSeconds(end), text);
}
