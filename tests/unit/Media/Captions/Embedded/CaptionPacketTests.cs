using EduStream.Media.Captions.Embedded;

namespace EduStream.Tests.Unit.Media.Captions.Embedded;

public sealed class CaptionPacketTests
{
    [Fact]
    public void Lines_OfFfprobe_BecomeTimesAndBytes() => Assert.Equal(
        ["0 ", "1.04 FC94ADFD8080", "1.08 000102030405060708090A0B0C0D0E0F1011"],
        Read(
            "pts_time=1.040000", "data=", "00000000: fc94 adfd 8080                           ......",
            "pts_time=1.080000", "data=", "00000000: 0001 0203 0405 0607 0809 0a0b 0c0d 0e0f  ................", "00000010: 1011                                     .."));

    [Theory]
    [InlineData("pts_time=N/A")]
    [InlineData("pts_time=0.5")] // clocks do not run backwards
    [InlineData("pts_time=NaN")]
    [InlineData("pts_time=1e300")]
    [InlineData("pts_time=")]
    public void Time_ThatIsNone_IsThatOfThePictureBefore(string line) => Assert.Equal(["0 ", "1 ", "1 FC"], Read("pts_time=1", line, "00000000: fc"));

    [Theory]
    [InlineData("data=")]
    [InlineData("")]
    [InlineData("00000000: ")]
    [InlineData("00000000: zz .. ")]
    [InlineData("[PACKET]")]
    public void Line_WithoutBytes_IsNothing(string line) => Assert.Equal(["0 "], Read(line));

    [Fact]
    public void Bytes_WithoutEnd_AreCut() => Assert.Equal(
        "0 ".Length + (2 * 186), Assert.Single(Read([.. Enumerable.Repeat("00000000: 0001 0203 0405 0607 0809 0a0b 0c0d 0e0f  ................", 100)])).Length);

    private static List<string> Read(params string[] lines)
    {
        var read = new List<string>();
        var packets = new CaptionPackets((at, data) => read.Add(FormattableString.Invariant($"{at.TotalSeconds} {Convert.ToHexString(data)}")));
        foreach (var line in lines)
        {
            packets.Line(line);
        }

        packets.Finish();
        return read;
    }
}
