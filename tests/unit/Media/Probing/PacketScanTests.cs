using EduStream.Media.Probing;

namespace EduStream.Tests.Unit.Media.Probing;

public class PacketScanTests
{
    [Fact]
    public void Add_FramesOutOfOrder_GivesStartEndAndDistancesAsShown()
    {
        // stored  I0 P3 B1 B2 | I4
        var scan = new PacketScan().Add(["0,0,-2,1,K__", "0,3,-1,1,__", "0,1,0,1,__", "0,2,1,1,__", "0,4,2,1,K__", "1,0,0,1024,K_"]);
        var track = scan.Track(0)!;

        Assert.Equal((0, 5), (track.Start, track.End));
        Assert.Equal(4, track.LongestKeyDistance);
        Assert.Equal(1024, scan.Track(1)!.End);
        Assert.Null(scan.Track(2));
        Assert.Null(scan.Track(null));
    }

    [Fact]
    public void Add_NoPresentationTimes_UsesDecodingTimes() => Assert.Equal(41, new PacketScan().Add(["0,N/A,40,1,K"]).Track(0)!.End);

    [Theory]
    [InlineData("")]
    [InlineData("side_data,")]
    [InlineData("0,N/A,N/A,N/A,__")]
    [InlineData("x,1,1,1,K")]
    [InlineData("0,1")]
    public void Add_OtherLines_AreIgnored(string line) => Assert.Null(new PacketScan().Add([line]).Track(0));

    [Fact]
    public void LongestKeyDistanceToEnd_OneKeyFrame_IsTheWholeStream() =>
        Assert.Equal(100, new PacketScan().Add(["0,0,0,1,K", "0,50,50,1,_", "0,99,99,1,_"]).Track(0)!.LongestKeyDistanceToEnd());

    [Fact]
    public void LargestStepBack_JoinedRecordings_IsSeen() =>
        Assert.Equal(900, new PacketScan().Add(["0,0,0,1,K", "0,1000,1000,1,K", "0,100,100,1,K"]).Track(0)!.LargestStepBack);

    [Fact]
    public void Distances_CutWindow_LeavesOutTheLastPackets()
    {
        // Pictures between the last ones may not have been read yet.
        var lines = Enumerable.Range(0, 100).Select(n => $"0,{n},{n},1,_").Append("0,500,100,1,_");

        Assert.All(new PacketScan().Add(lines).Track(0)!.Distances(), distance => Assert.Equal(1, distance));
    }
}
