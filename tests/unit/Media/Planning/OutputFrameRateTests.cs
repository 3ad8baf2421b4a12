using EduStream.Media.Planning;
using EduStream.Media.Timing;

namespace EduStream.Tests.Unit.Media.Planning;

public class OutputFrameRateTests
{
    [Theory]
    [InlineData("25/1", "25/1", 50)]
    [InlineData("30/1", "30/1", 60)]
    [InlineData("30000/1001", "30000/1001", 60)]
    [InlineData("24000/1001", "24000/1001", 48)]
    [InlineData("60000/1001", "60000/1001", 120)]
    [InlineData("120/1", "60/1", 120)]
    [InlineData("240000/1001", "60000/1001", 120)]
    [InlineData("18/1", "18/1", 36)]
    [InlineData("25/2", "25/2", 25)]
    [InlineData("19000/634", "30000/1001", 60)] // 29.968: a header that rounds
    [InlineData("5/1", "10/1", 20)]
    [InlineData("1/10", "10/1", 20)]
    [InlineData("3751/100", "30/1", 60)] // 37.51: nothing shows that, the nearest ratio wins
    public void For_ConstantRate_IsKeptOrTheNearest(string source, string expected, int gop)
    {
        Assert.True(Rational.TryParse(source, out var rate));

        var output = OutputFrameRate.For(rate, variable: false);

        Assert.Equal(expected, output.ToString());
        Assert.Equal(gop, OutputFrameRate.FramesPerGop(output));
    }

    [Theory]
    [InlineData(29.2, "30/1")]
    [InlineData(14.1, "15/1")]
    [InlineData(3.0, "10/1")]
    [InlineData(57.9, "60/1")]
    [InlineData(90.0, "50/1")]
    public void For_VariableRate_IsTheNearestStandard(double source, string expected) =>
        Assert.Equal(expected, OutputFrameRate.For(Rational.Near(source), variable: true).ToString());

    [Fact]
    public void For_EveryRate_GivesSegmentsOfWholeTicks()
    {
        for (var hundredths = 50; hundredths < 30_000; hundredths += 7)
        {
            var rate = OutputFrameRate.For(new Rational(hundredths, 100), variable: false);
            var segment = OutputFrameRate.FramesPerGop(rate) * 2 / rate;

            Assert.Equal(1, (segment * Ticks.PerSecond).Denominator);
            Assert.InRange(segment.Value, 3.9, 4.1);
            Assert.InRange(rate.Value, 10, 60);
        }
    }
}
