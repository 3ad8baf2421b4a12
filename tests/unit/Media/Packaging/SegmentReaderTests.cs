using EduStream.Media.Packaging.IsoBmff;

namespace EduStream.Tests.Unit.Media.Packaging;

public class SegmentReaderTests
{
    [Fact]
    public void Read_DurationsAndOffsetsPerSample_GivesTheFirstShown()
    {
        // Decoding times 1000, 1010, 1020; shown 20, 0 and 10 later than that.
        var facts = SegmentReader.Read(Segment(1000, Box("trun", [0, 0, 9, 0, .. Number(3), .. Number(10), .. Number(20), .. Number(10), .. Number(0), .. Number(11), .. Number(10)])), editOffset: 15);

        Assert.Equal(new SegmentFacts(995, 31, 3), facts);
    }

    [Fact]
    public void Read_DefaultDuration_IsTakenFromTheHeader() =>
        Assert.Equal(new SegmentFacts(500, 3 * 1920, 3), SegmentReader.Read(Segment(500, Box("trun", [0, 0, 0, 0, .. Number(3)]), defaultDuration: 1920), 0));

    [Fact]
    public void Read_NoDurationAnywhere_IsRefused() =>
        Assert.Throws<InvalidDataException>(() => SegmentReader.Read(Segment(500, Box("trun", [0, 0, 0, 0, .. Number(3)])), 0));

    [Fact]
    public void Read_NoSamples_IsRefused()
    {
        Assert.Throws<InvalidDataException>(() => SegmentReader.Read(Segment(500, Box("trun", [0, 0, 0, 0, .. Number(0)]), 1), 0));
        Assert.Throws<InvalidDataException>(() => SegmentReader.Read(Array.Empty<byte>(), 0));
    }

    [Fact]
    public void Read_AbsurdCount_IsRefusedBeforeLooping() =>
        Assert.Throws<InvalidDataException>(() => SegmentReader.Read(Segment(0, Box("trun", [0, 0, 0, 0, .. Number(int.MaxValue)]), 1), 0));

    [Theory]
    [InlineData(0, 0L, 62L)] // sync: header of moof, traf, tfhd, trun and mdat, then 2 bytes
    [InlineData(0x10000, 0L, null)] // not a key frame
    public void A_first_sample_that_is_a_key_frame_ends_where_its_data_ends(int flags, long first, long? end)
    {
        // Data offset 60 from the start of moof; sizes and flags per sample.
        byte[] traf = Box("traf", [.. Box("tfhd", [0, 2, 0, 0, .. Number(1)]), .. Box("trun", [0, 0, 6, 1, .. Number(1), .. Number(60), .. Number(2), .. Number(flags)])]);
        byte[] data = [.. Box("moof", traf), .. Box("mdat", [.. new byte[16]])];

        Assert.Equal(end - first, KeyFrame.End(data));
    }

    [Fact]
    public void A_first_sample_outside_the_segment_is_refused()
    {
        byte[] traf = Box("traf", [.. Box("tfhd", [0, 2, 0, 0, .. Number(1)]), .. Box("trun", [0, 0, 6, 1, .. Number(1), .. Number(60), .. Number(int.MaxValue), .. Number(0)])]);

        Assert.Throws<InvalidDataException>(() => KeyFrame.End((byte[])[.. Box("moof", traf), .. Box("mdat", [1])]));
    }

    [Fact]
    public void A_segment_that_does_not_say_where_its_data_is_has_none() =>
        Assert.Null(KeyFrame.End(Segment(500, Box("trun", [0, 0, 0, 0, .. Number(3)]), defaultDuration: 1920)));

    private static byte[] Segment(int decodeTime, byte[] trun, int? defaultDuration = null)
    {
        var tfhd = Box("tfhd", defaultDuration is { } duration ? [0, 0, 0, 8, .. Number(1), .. Number(duration)] : [0, 0, 0, 0, .. Number(1)]);
        return [.. Box("moof", Box("traf", [.. tfhd, .. Box("tfdt", [0, 0, 0, 0, .. Number(decodeTime)]), .. trun])), .. Box("mdat", [1])];
    }

    private static byte[] Number(int value) => [(byte)(value >> 24), (byte)(value >> 16), (byte)(value >> 8), (byte)value];

    private static byte[] Box(string type, byte[] payload) => BoxTests.Make(type, payload);
}
