using System.Text.Json;
using EduStream.Media.Timing;

namespace EduStream.Tests.Unit.Media.Timing;

public class RationalTests
{
    [Fact]
    public void New_CommonFactorsAndSigns_AreReduced()
    {
        Assert.Equal("30000/1001", new Rational(60_000, 2002).ToString());
        Assert.Equal("-1/2", new Rational(2, -4).ToString());
        Assert.Equal("0/1", default(Rational).ToString());
        Assert.Throws<DivideByZeroException>(() => new Rational(1, 0));
    }

    [Fact]
    public void Arithmetic_TwelveHoursOfNtsc_IsExact()
    {
        var rate = new Rational(30_000, 1001);
        var frames = (43_200 * rate).Round();

        Assert.Equal(1_294_705, frames);
        Assert.Equal(new Rational(frames * 1001, 30_000), frames / rate);
        Assert.Equal(new Rational(5, 6), new Rational(1, 2) + new Rational(1, 3));
        Assert.Equal(new Rational(1, 6), new Rational(1, 2) - new Rational(1, 3));
    }

    [Theory]
    [InlineData(5, 2, 3, 3)]
    [InlineData(-5, 2, -3, -2)]
    [InlineData(7, 3, 2, 3)]
    [InlineData(-7, 3, -2, -2)]
    [InlineData(6, 3, 2, 2)]
    public void RoundAndCeiling_Halves_GoAwayFromZeroAndUp(long above, long below, long rounded, long ceiling)
    {
        Assert.Equal(rounded, new Rational(above, below).Round());
        Assert.Equal(ceiling, new Rational(above, below).Ceiling());
    }

    [Theory]
    [InlineData("30000/1001", true)]
    [InlineData("16:15", true)]
    [InlineData("-25", true)]
    [InlineData("0/0", false)]
    [InlineData("1/2/3", false)]
    [InlineData("1/-2", false)]
    [InlineData("N/A", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void TryParse_Texts_AreReadOrRefused(string? text, bool expected) => Assert.Equal(expected, Rational.TryParse(text, out _));

    [Fact]
    public void Json_RoundTrip_KeepsTheFraction()
    {
        var json = JsonSerializer.Serialize(new Rational(24_000, 1001));

        Assert.Equal("\"24000/1001\"", json);
        Assert.Equal(new Rational(24_000, 1001), JsonSerializer.Deserialize<Rational>(json));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Rational>("\"x\""));
    }

    [Fact]
    public void Compare_Neighbours_AreOrdered()
    {
        Assert.True(new Rational(30_000, 1001) < 30);
        Assert.True(30 > new Rational(30_000, 1001));
        Assert.True(new Rational(2, 4) >= new Rational(1, 2) && new Rational(2, 4) <= new Rational(1, 2));
    }

    [Theory]
    [InlineData(90_000, 30_000, 90_000)]
    [InlineData(12_800, 30_000, 960_000)]
    [InlineData(1000, 24_000, 24_000)]
    [InlineData(2_147_483_647, 30_000, null)]
    public void CommonMultiple_Clocks_FitOrDoNot(long a, long b, int? expected) => Assert.Equal(expected, Ticks.CommonMultiple(a, b));
}
