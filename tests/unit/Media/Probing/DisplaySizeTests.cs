using EduStream.Media.Probing;

namespace EduStream.Tests.Unit.Media.Probing;

public class DisplaySizeTests
{
    [Theory]
    [InlineData(null, 0)]
    [InlineData(-90.0, 90)]
    [InlineData(90.0, 270)]
    [InlineData(180.0, 180)]
    [InlineData(-180.0, 180)]
    [InlineData(-89.6, 90)]
    [InlineData(double.NaN, 0)]
    public void Clockwise_DisplayMatrix_IsAQuarterTurn(double? rotation, int expected) => Assert.Equal(expected, DisplaySize.Clockwise(rotation));

    [Theory]
    [InlineData(1920, 1080, "1:1", 0, 1920, 1080)]
    [InlineData(1920, 1080, "1:1", 90, 1080, 1920)]
    [InlineData(720, 576, "64:45", 0, 1024, 576)]
    [InlineData(720, 480, "8:9", 0, 640, 480)]
    [InlineData(720, 576, "64:45", 270, 576, 1024)]
    [InlineData(640, 480, "0:1", 0, 640, 480)]
    [InlineData(640, 480, "1:1000", 0, 640, 480)]
    [InlineData(640, 480, null, 0, 640, 480)]
    public void Of_SampleAspectRatioAndRotation_AreApplied(int width, int height, string? ratio, int clockwise, int shownWidth, int shownHeight) =>
        Assert.Equal((shownWidth, shownHeight), DisplaySize.Of(width, height, ratio, clockwise));
}
