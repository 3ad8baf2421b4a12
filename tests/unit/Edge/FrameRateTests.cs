using EduStream.Edge.Manifests;
using Xunit;

namespace EduStream.Tests.Unit.Edge;

public sealed class FrameRateTests
{
    [Theory]
    [InlineData("30000/1001", "30000/1001")]
    [InlineData("25/1", "25")]
    [InlineData("25", "25")]
    public void Dash_Fraction_HasNoDenominatorOfOne(string rate, string written) => Assert.Equal(written, FrameRate.Dash(rate));

    [Theory]
    [InlineData("")]
    [InlineData("0/1")]
    [InlineData("25/0")]
    [InlineData("25/-1")]
    [InlineData("fast")]
    public void Decimal_NotARate_IsRefused(string rate) => Assert.Throws<InvalidDataException>(() => FrameRate.Decimal(rate));
}
