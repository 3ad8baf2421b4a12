using EduStream.Media.Packaging.IsoBmff;

namespace EduStream.Tests.Unit.Media.Packaging;

/// <summary>Examples of ISO/IEC 14496-15, annex E, of the AV1 mapping to ISO BMFF, section 5, and what our encoders write.</summary>
public class CodecStringTests
{
    [Theory]
    [InlineData("hvc1", "hvcC", "010160000000900000000000 5d f000", "hvc1.1.6.L93.90")]
    [InlineData("hvc1", "hvcC", "010120000000b00000000000 96 f000", "hvc1.1.4.L150.B0")]
    [InlineData("hvc1", "hvcC", "0161600000009023000000005df000", "hvc1.A1.6.H93.90.23")]
    [InlineData("hvc1", "hvcC", "010160000000000000000000 5d", "hvc1.1.6.L93")]
    [InlineData("av01", "av1C", "81050c00", "av01.0.05M.08")]
    [InlineData("av01", "av1C", "810dcc00", "av01.0.13H.10")]
    [InlineData("av01", "av1C", "814cec00", "av01.2.12H.12")]
    public void Of_ConfigurationRecord_IsTheParameter(string format, string type, string record, string codec) =>
        Assert.Equal(codec, CodecString.Of(format, Entry(format, type, Convert.FromHexString(record.Replace(" ", string.Empty, StringComparison.Ordinal))), boxes: 0));

    [Theory]
    [InlineData("hvc1", "hvcC", "0101600000")]
    [InlineData("av01", "av1C", "8105")]
    [InlineData("av01", "hvcC", "81050c00")]
    [InlineData("hev1", "hvcC", "0101600000009000000000005df000")]
    public void Of_WhatIsNotOurs_IsRefused(string format, string type, string record) =>
        Assert.Throws<InvalidDataException>(() => CodecString.Of(format, Entry(format, type, Convert.FromHexString(record)), boxes: 0));

    private static Box Entry(string format, string type, byte[] record) => Box.Read(Boxed(format, Boxed(type, record))).Single();

    private static byte[] Boxed(string type, byte[] payload) => [0, 0, (byte)((payload.Length + 8) >> 8), (byte)(payload.Length + 8), .. System.Text.Encoding.ASCII.GetBytes(type), .. payload];
}
