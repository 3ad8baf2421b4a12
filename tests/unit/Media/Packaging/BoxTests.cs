using EduStream.Media.Packaging.IsoBmff;

namespace EduStream.Tests.Unit.Media.Packaging;

public class BoxTests
{
    [Fact]
    public void Read_NestedBoxes_AreFound()
    {
        var data = Make("moov", [.. Make("trak", Make("tkhd", [0, 0, 0, 7])), .. Make("free", [])]);

        var moov = Assert.Single(Box.Read(data));
        var tkhd = moov.Descend("trak", "tkhd");

        Assert.Equal(7u, tkhd.UInt32(0));
        Assert.Equal(data.Length - 8 - 4, tkhd.PayloadOffset);
        Assert.Null(moov.FindChild("mvex"));
        Assert.Contains("'mvex'", Assert.Throws<InvalidDataException>(() => moov.Child("mvex")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_LargeAndOpenSizes_AreUnderstood()
    {
        byte[] large = [0, 0, 0, 1, .. "mdat"u8, 0, 0, 0, 0, 0, 0, 0, 18, 1, 2];
        byte[] open = [0, 0, 0, 0, .. "mdat"u8, 1, 2, 3];

        Assert.Equal(2, Assert.Single(Box.Read(large)).Payload.Length);
        Assert.Equal(3, Assert.Single(Box.Read(open)).Payload.Length);
    }

    [Theory]
    [InlineData(new byte[] { 0, 0, 0 })]
    [InlineData(new byte[] { 0, 0, 0, 4, 109, 100, 97, 116 })] // smaller than its header
    [InlineData(new byte[] { 0, 0, 0, 9, 109, 100, 97, 116 })] // beyond the end
    [InlineData(new byte[] { 0, 0, 0, 1, 109, 100, 97, 116, 0 })] // large size cut off
    [InlineData(new byte[] { 0, 0, 0, 1, 109, 100, 97, 116, 255, 255, 255, 255, 255, 255, 255, 255 })] // negative
    public void Read_BrokenSizes_AreRefused(byte[] data) => Assert.Throws<InvalidDataException>(() => Box.Read(data).ToList());

    [Theory]
    [InlineData(1, 4)]
    [InlineData(-1, 1)]
    [InlineData(0, 5)]
    [InlineData(int.MaxValue, 4)]
    public void Field_OutsideThePayload_IsRefused(int offset, int length)
    {
        var box = Box.Read(Make("free", [1, 2, 3, 4])).Single();

        Assert.Throws<InvalidDataException>(() => box.Field(offset, length).Length);
    }

    [Fact]
    public void Read_RandomBytes_NeverEscapesAsAnythingButInvalidData()
    {
        var random = new Random(7);
        for (var round = 0; round < 5000; round++)
        {
            var data = new byte[random.Next(0, 80)];
            random.NextBytes(data);
            data.AsSpan(0, Math.Min(3, data.Length)).Clear();
            Tolerate(() => InitReader.Read("v", "v/init.mp4", data));
            Tolerate(() => SegmentReader.Read(Make("moof", data), 0));
            Tolerate(() => SegmentReader.Read(Make("moof", Make("traf", [.. Make("tfdt", [.. data, 0, 0, 0, 0]), .. Make("tfhd", data), .. Make("trun", data)])), 0));
        }
    }

    internal static byte[] Make(string type, byte[] payload) =>
        [(byte)((payload.Length + 8) >> 24), (byte)((payload.Length + 8) >> 16), (byte)((payload.Length + 8) >> 8), (byte)(payload.Length + 8), .. System.Text.Encoding.ASCII.GetBytes(type), .. payload];

    private static void Tolerate(Action action)
    {
        try
        {
            action();
        }
        catch (InvalidDataException)
        {
        }
    }
}
