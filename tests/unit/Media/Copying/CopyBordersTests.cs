using EduStream.Media.Copying;
using EduStream.Media.Timing;
using Xunit;

namespace EduStream.Tests.Unit.Media.Copying;

public sealed class CopyBordersTests
{
    private static readonly Rational Ticks = new(1, 10);

    [Fact]
    public void Find_KeyFramesOffTheGrid_BeginsAndEndsWithThem()
    {
        // A key frame every 7 s, a picture each second, between them sound.
        var lines = Pictures(0, 60, 7).Concat(["1,205,205,10,K_"]);

        Assert.Equal(new CopyBorders(21, 42, 21), CopyBorders.Find(lines, 0, Ticks, 20, 40));
        Assert.Equal(new CopyBorders(0, 21, 21), CopyBorders.Find(lines, 0, Ticks, 0, 20));
    }

    [Fact]
    public void Find_LastChunk_GoesOnToTheEnd() => Assert.Equal(new CopyBorders(42, null, 18), CopyBorders.Find(Pictures(0, 60, 7), 0, Ticks, 40, null));

    [Fact]
    public void Find_ReadingBeginsInAGroup_CountsFromTheFirstKeyFrameOnly() =>
        Assert.Equal(new CopyBorders(21, 42, 21), CopyBorders.Find(Pictures(0, 60, 7).Skip(10), 0, Ticks, 20, 40));

    [Fact]
    public void Find_PicturesOutOfOrderInAClosedGroup_AreFine() =>
        Assert.Equal(new CopyBorders(0, 4, 4), CopyBorders.Find(["0,0,0,10,K_", "0,30,10,10,__", "0,10,20,10,__", "0,20,30,10,__", "0,40,40,10,K_"], 0, Ticks, 0, new Rational(7, 2)));

    [Fact]
    public void Find_APictureShownBeforeTheKeyFrameThatItFollows_IsNone() =>
        Assert.Null(CopyBorders.Find(["0,0,0,10,K_", "0,90,10,10,K_", "0,80,20,10,__", "0,200,200,10,K_"], 0, Ticks, 0, 20));

    [Fact]
    public void Find_APictureThatTheFileHides_IsNone() => Assert.Null(CopyBorders.Find(["0,0,0,10,K_", "0,10,10,10,_D", "0,200,200,10,K_"], 0, Ticks, 0, 20));

    [Fact]
    public void Find_TheLastGroupIsTooLong_IsNone() => Assert.Null(CopyBorders.Find(Pictures(0, 60, 7).Where(line => !line.EndsWith("K_", StringComparison.Ordinal) || line.StartsWith("0,420,", StringComparison.Ordinal)), 0, Ticks, 40, null));

    [Fact]
    public void Find_AGroupThatIsTooLong_IsNone() => Assert.Null(CopyBorders.Find(Pictures(0, 60, 11), 0, Ticks, 20, 40));

    [Theory]
    [InlineData("")]
    [InlineData("0,N/A,N/A,1,K_")]
    [InlineData("nonsense")]
    public void Find_NoKeyFrameForTheNextChunk_IsNone(string more) => Assert.Null(CopyBorders.Find(Pictures(0, 30, 5).Append(more), 0, Ticks, 20, 40));

    private static IEnumerable<string> Pictures(int from, int to, int group) =>
        Enumerable.Range(from, to - from).Select(second => $"0,{second * 10},{second * 10},10,{(second % group == 0 ? "K_" : "__")}");
}
