using EduStream.Media.Encoding;
using EduStream.Media.Planning;
using EduStream.Media.Timing;

namespace EduStream.Tests.Unit.Media.Encoding;

public class EncodedPacketsTests
{
    private static readonly EncodingPlan Plan = Sources.Plan(Sources.Of(320, 180, 25, seconds: 8));

    [Fact]
    public void PictureFault_AsPlanned_IsNull() => Assert.Null(EncodedPackets.PictureFault(Plan, Plan.Chunk(0), Plan.Video[0], Picture(200)));

    [Fact]
    public void PictureFault_FrameMissing_IsNamed() => Assert.Equal("199 frames instead of 200", EncodedPackets.PictureFault(Plan, Plan.Chunk(0), Plan.Video[0], Picture(199)));

    [Fact]
    public void PictureFault_FrameLate_IsNamed()
    {
        var packets = Picture(200);
        packets[7] = (packets[7].Time + 3600, false);

        Assert.StartsWith("frame 7 is at", EncodedPackets.PictureFault(Plan, Plan.Chunk(0), Plan.Video[0], packets), StringComparison.Ordinal);
    }

    [Fact]
    public void PictureFault_BorderWithoutKeyFrame_IsNamed()
    {
        var packets = Picture(200);
        packets[100] = (packets[100].Time, false);

        Assert.Equal("frame 100 is not a key frame", EncodedPackets.PictureFault(Plan, Plan.Chunk(0), Plan.Video[0], packets));
    }

    [Fact]
    public void SoundFault_AsPlanned_IsNull() => Assert.Null(EncodedPackets.SoundFault(Plan, Plan.Audio[0], SoundWindow.Whole(Plan, Plan.Audio[0]), Sound(375)));

    [Fact]
    public void SoundFault_TooShort_IsNamed() => Assert.Equal("300 packets instead of 375", EncodedPackets.SoundFault(Plan, Plan.Audio[0], SoundWindow.Whole(Plan, Plan.Audio[0]), Sound(300)));

    [Fact]
    public void SoundFault_PrimingPacketLeftIn_IsNamed() =>
        Assert.StartsWith("packet 0 is at", EncodedPackets.SoundFault(Plan, Plan.Audio[0], SoundWindow.Whole(Plan, Plan.Audio[0]), [.. Sound(375).Select(packet => (packet.Time - 1920, true))]), StringComparison.Ordinal);

    [Fact]
    public void Parse_PacketsInDecodingOrder_AreSortedAsShown() =>
        Assert.Equal([(1L, true), (2L, false), (3L, false)], EncodedPackets.Parse(["0,1,0,1,K__", "0,3,1,1,___", "0,2,2,1,___", "", "0,N/A,2,1,__"]));

    private static List<(long Time, bool Key)> Picture(int frames) =>
        [.. Enumerable.Range(0, frames).Select(frame => (Ticks.At(Plan.TimelineStart + (frame / Plan.FrameRate)), frame % 50 == 0))];

    private static List<(long Time, bool Key)> Sound(int packets) => [.. Enumerable.Range(0, packets).Select(packet => (Ticks.At(Plan.TimelineStart) + (1920L * packet), true))];
}
