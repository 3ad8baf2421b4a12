using EduStream.Media.Encoding;
using EduStream.Media.Timing;
using Xunit;

namespace EduStream.Tests.Unit.Media.Encoding;

public sealed class SourceReachTests
{
    private static readonly Rational Ticks = new(1, 10);

    [Theory]
    [InlineData("all are there and one beyond", true, "0,50,100", "10,50,150", "25,50,200")]
    [InlineData("none beyond", false, "0,50,100", "10,50,150", "19,50,200")]
    [InlineData("one reaches to the last byte", false, "0,50,100", "10,50,950", "25,50,200")]
    [InlineData("the one beyond is not there", false, "0,50,100", "10,50,150", "25,50,990")]
    [InlineData("nobody knows where", false, "0,50,N/A", "25,50,200")]
    [InlineData("before the file", false, "0,50,-1", "25,50,200")]
    [InlineData("no size", false, "0,N/A,100", "25,50,200")]
    [InlineData("nothing", false)]
    public void Covers_Packets_OnlyWhenEveryOneIsThere(string name, bool covered, params string[] lines) =>
        Assert.True(covered == SourceReach.Covers(lines, Ticks, end: 2, there: 1000), name);

    [Fact]
    public void NameOf_SameChunkOfALongerFile_IsTheSame_AndOfOtherSettingsAnother()
    {
        var plan = Sources.Plan(Sources.Of(seconds: 60));

        Assert.Equal(ChunkEncoder.NameOf(plan, 0), ChunkEncoder.NameOf(Sources.Plan(Sources.Of(seconds: 61)), 0));
        Assert.NotEqual(ChunkEncoder.NameOf(plan, 0), ChunkEncoder.NameOf(plan, 1));
        Assert.NotEqual(ChunkEncoder.NameOf(plan, 0), ChunkEncoder.NameOf(plan with { Preset = "medium" }, 0));
        Assert.Matches("^[0-9a-f]{16}$", ChunkEncoder.NameOf(plan, 0));
    }
}
