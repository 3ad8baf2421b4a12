using EduStream.Media.Probing;
using EduStream.Media.Timing;

namespace EduStream.Tests.Unit.Media.Probing;

public class FrameRateEstimateTests
{
    private static readonly Rational Milliseconds = new(1, 1000);

    [Fact]
    public void From_MatroskaRoundingTo33And34_IsConstantNtsc()
    {
        var (rate, variable) = FrameRateEstimate.From("30000/1001", "30000/1001", Milliseconds, [33, 34, 33, 33, 34, 33, 33, 34]);

        Assert.False(variable);
        Assert.Equal(new Rational(30_000, 1001), rate);
    }

    [Fact]
    public void From_ScreenRecordingWithGaps_IsVariableAtTheUsualDistance()
    {
        var (rate, variable) = FrameRateEstimate.From("11/1", "1000/1", Milliseconds, [33, 33, 500, 33, 33, 33, 200, 33, 1000, 33]);

        Assert.True(variable);
        Assert.InRange(rate.Value, 30, 31);
    }

    [Fact]
    public void From_HeaderThatDisagreesWithThePackets_IsNotBelieved()
    {
        var (rate, variable) = FrameRateEstimate.From("90000/1", "90000/1", new Rational(1, 25), [1, 1, 1, 1, 1, 1]);

        Assert.False(variable);
        Assert.Equal(25, rate.Value);
    }

    [Fact]
    public void From_OneLostFrameAmongHundred_IsConstant() =>
        Assert.False(FrameRateEstimate.From("25/1", "25/1", new Rational(1, 25), [.. Enumerable.Repeat(1L, 99), 2]).Variable);

    [Theory]
    [InlineData("24/1", "25/1", 24, false)]
    [InlineData("0/0", "25/1", 25, false)]
    [InlineData(null, null, 25, true)]
    public void From_TooFewPackets_FallsBackToHeaders(string? average, string? nominal, double expected, bool expectedVariable)
    {
        var (rate, variable) = FrameRateEstimate.From(average, nominal, Milliseconds, [40]);

        Assert.Equal(expected, rate.Value);
        Assert.Equal(expectedVariable, variable);
    }
}
