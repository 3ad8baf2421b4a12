using EduStream.Media.Sampling;
using EduStream.Testing;
using EduStream.Media.Probing;
using Xunit;

namespace EduStream.Tests.Unit.Media.Sampling;

public sealed class SamplingPlanTests
{
    [Theory]
    [InlineData(0.5, 1, 1, 1, 1)]
    [InlineData(7.2, 1, 1, 8, 8)]
    [InlineData(600, 1, 1, 600, 600)]
    [InlineData(3600, 1, 10, 3600, 360)]
    [InlineData(6 * 3600, 1, 60, 21600, 360)]
    [InlineData(12 * 3600, 2, 120, 21600, 360)]
    [InlineData(24 * 3600, 4, 120 * 2, 21600, 360)]
    public void Counts_are_bounded_however_long_the_source_is(double seconds, int sample, int tile, int samples, int tiles)
    {
        var plan = SamplingPlan.Of(Sources.Of(seconds: seconds));

        Assert.InRange(plan.Tiles, 1, 600);
        Assert.InRange(plan.Samples, 1, 21600);
        Assert.Equal(0, plan.TileSeconds % plan.SampleSeconds);
        Assert.Equal((sample, samples), (plan.SampleSeconds, plan.Samples));
        Assert.True(plan.TileSeconds <= tile && plan.Tiles >= tiles, plan.ToString());
    }

    [Theory]
    [InlineData(1920, 1080, 160, 90)]
    [InlineData(1080, 1920, 90, 160)]
    [InlineData(640, 480, 160, 120)]
    [InlineData(16, 8192, 2, 160)]
    public void Tiles_fit_in_a_square_of_160(int width, int height, int tileWidth, int tileHeight)
    {
        var plan = SamplingPlan.Of(Sources.Of(width: width, height: height));

        Assert.Equal((tileWidth, tileHeight), (plan.Width, plan.Height));
    }

    [Fact]
    public void A_short_video_has_a_small_sheet()
    {
        var plan = SamplingPlan.Of(Sources.Of(seconds: 12));

        Assert.Equal((10, 2, 1), (plan.Columns, plan.Rows, plan.Sheets));
    }
}
