using EduStream.Media.Analysis;

namespace EduStream.Tests.Unit.Media.Analysis;

/// <summary>Measures as the clips of the benchmark gave them.</summary>
public class ContentClassifierTests
{
    [Theory]
    [InlineData(0.8, 0.1977, 0.906, 0.0397, 1, 0, 0, ContentClass.Slides)] // pages of text
    [InlineData(0, 0.0085, 0.8897, 0.0379, 3, 1, 0.0764, ContentClass.Slides)] // with the speaker in a corner
    [InlineData(0.7333, 0.046, 0.4552, 0.1918, 6, 0, 0, ContentClass.ScreenRecording)] // scrolling code
    [InlineData(0, 0.1002, 0.4124, 0.008, 185, 0.4653, 0.3264, ContentClass.Camera)] // somebody who talks, with cuts
    [InlineData(0, 0.0162, 0.0206, 0.037, 642, 0.4103, 0.1111, ContentClass.Camera)] // a street
    [InlineData(0.9333, 0.0008, 0.3503, 0.0025, 16, 0, 0, ContentClass.Camera)] // a bare road
    [InlineData(0, 0.1, 0.2, 0.01, 300, 0.8, 0.3, ContentClass.TalkingHead)] // one place that moves
    public void Classify_Recorded(double still, double area, double flat, double edges, double colours, double onePlace, double placeArea, ContentClass expected) =>
        Assert.Equal(expected, ContentClassifier.Classify(new PictureMeasures(still, area, 0.01, flat, edges, colours, onePlace, placeArea, 0)));
}
