using EduStream.Media.Analysis;

namespace EduStream.Tests.Unit.Media.Analysis;

public class PictureMeterTests
{
    [Fact]
    public void Add_OnePageThatStands_IsStillAndFlatInTwoColours()
    {
        var measures = Measure(piece => Picture((x, y) => x < 40 && y is > 20 and < 30 ? (byte)230 : (byte)20));

        Assert.Equal((1, 0, 0), (measures.StillShare, measures.MovingArea, measures.CutsPerMinute));
        Assert.True(measures.Flatness > 0.95);
        Assert.Equal(1, measures.Colours);
        Assert.Equal(ContentClass.Slides, ContentClassifier.Classify(measures));
    }

    [Fact]
    public void Add_OneCornerThatMoves_IsOnePlaceAndStillSlides()
    {
        var random = new Random(1);

        var measures = Measure(_ => Picture((x, y) => x >= 260 && y >= 140 ? (byte)random.Next(256) : (byte)240));

        Assert.Equal(0, measures.StillShare);
        Assert.Equal(1, measures.OnePlace);
        Assert.InRange(measures.PlaceArea, 0.02, 0.1);
        Assert.Equal(ContentClass.Slides, ContentClassifier.Classify(measures));
    }

    [Fact]
    public void Add_DrawnPictureThatScrolls_IsAScreenRecording()
    {
        var line = 0;

        var measures = Measure(_ => Picture((x, y) => (y + (line++ / (320 * 180) * 3)) % 20 < 2 && x < 200 ? (byte)220 : (byte)30));

        Assert.Equal(0, measures.StillShare);
        Assert.Equal(ContentClass.ScreenRecording, ContentClassifier.Classify(measures));
    }

    [Fact]
    public void Add_NoiseEverywhere_IsACamera()
    {
        var random = new Random(2);

        var measures = Measure(_ => Picture((_, _) => (byte)random.Next(256)));

        Assert.True(measures.Flatness < 0.1 && measures.MovingArea > 0.5 && measures.CutsPerMinute > 0);
        Assert.Equal(ContentClass.Camera, ContentClassifier.Classify(measures));
    }

    [Fact]
    public void Result_NothingSeen_IsAllZero() => Assert.Equal(new PictureMeasures(0, 0, 0, 0, 0, 0, 0, 0, 0), new PictureMeter().Result());

    private static PictureMeasures Measure(Func<int, byte[]> picture)
    {
        var meter = new PictureMeter();
        for (var piece = 0; piece < 3; piece++)
        {
            meter.Add(Enumerable.Range(0, 5).SelectMany(_ => picture(piece)).ToArray(), 0.5);
        }

        return meter.Result();
    }

    private static byte[] Picture(Func<int, int, byte> grey) =>
        [.. from y in Enumerable.Range(0, PictureMeter.Height) from x in Enumerable.Range(0, PictureMeter.Width) let value = grey(x, y) from channel in Enumerable.Range(0, 3) select value];
}
