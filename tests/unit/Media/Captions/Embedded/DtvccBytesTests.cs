using EduStream.Media.Captions.Embedded.Dtvcc;
using static EduStream.Testing.Media.DtvccBytes;

namespace EduStream.Tests.Unit.Media.Captions.Embedded;

/// <summary>From triplets over packets and blocks to codes.</summary>
public sealed class DtvccBytesTests
{
    private static readonly byte[] Hello = [.. Define(0, visible: true), .. Text("Hello")];

    [Fact]
    public void Packet_AcrossPicturesAndPadding_IsPutTogether()
    {
        var triplets = Triplets(Packet(0, 1, Define(0, visible: true), Text("Hello")));
        byte[] padding = [0xfa, 0, 0, 0xfc, 0x80, 0x80, 0xfb, 1, 2];
        Assert.Equal(["2.0-10.0 Hello"], new DtvccRun().Triplets(1, [.. triplets[..9], .. padding]).Triplets(2, [.. padding, .. triplets[9..]]).Shown());
    }

    [Fact]
    public void Packet_WithoutStart_IsNothing() => Assert.Empty(new DtvccRun().Triplets(1, Triplets(Packet(0, 1, Hello))[3..]).Shown());

    [Fact]
    public void Packet_CutOffByTheNext_IsDropped() =>
        Assert.Equal(["2.0-10.0 Hello"], new DtvccRun().Triplets(1, Triplets(Packet(0, 1, Define(0, visible: true), Text("Lost")))[..^3]).At(2, Hello).Shown());

    [Fact]
    public void Packet_OfTheFullSize_HasCodeZero()
    {
        var packet = Packet(0, [0x40 + 31, .. new byte[31], 0x40 + 31, .. new byte[31], 0x40 + 31, .. new byte[31], 0x20 + 12, .. Hello, .. new byte[17]]);
        Assert.Equal((128, 0), (packet.Length, packet[0]));
        Assert.Equal(["1.0-10.0 Hello"], new DtvccRun().Packet(1, packet).Shown());
    }

    [Fact]
    public void Packet_AfterALostOne_IsRead() => Assert.Equal(["1.0-10.0 Hello"], new DtvccRun().Packet(0, Packet(0, [])).Packet(1, Packet(3, 1, Hello)).Shown());

    [Fact]
    public void Triplet_CutOff_IsNothing() => Assert.Empty(new DtvccRun().Triplets(1, [0xff, 1]).Shown());

    [Fact]
    public void Blocks_ExtendedOnes_HaveASecondByte()
    {
        // Service 8; 1; an extended number that is not allowed; 7 without data, which has no second byte; 2.
        byte[] packet = [0xe2, 0x08, 1, 2, 0x21, 65, 0xe1, 0x03, 9, 0xe0, 0x41, 66];
        Assert.Equal([(8, "0102"), (1, "41"), (2, "42")], Blocks(packet).Select(block => (block.Service, Convert.ToHexString(block.Data))));
    }

    [Theory]
    [InlineData(new byte[] { 0x23, 65, 66 })] // says three, holds two
    [InlineData(new byte[] { 0xe1 })] // no second byte
    [InlineData(new byte[] { 0xe3, 0x08, 1 })]
    [InlineData(new byte[] { 0x00, 0x21, 65 })] // padding from here on
    [InlineData(new byte[] { 0x20 })] // empty
    public void Blocks_CutOffOrEmpty_AreNone(byte[] packet) => Assert.Empty(Blocks(packet));

    [Theory]
    [InlineData("417f", "A♪")]
    [InlineData("e9df", "éß")]
    [InlineData("102510391076107f1040", "…™⅛┌_")] // G2; the last one is not assigned
    [InlineData("10a010a1", "__")] // G3
    [InlineData("18042f41", "ЯA")] // two bytes
    [InlineData("18d80018000a18202818ffff", "____")] // half a pair, a line end, a separator, no character
    public void Codes_Letters(string hex, string expected) => Assert.Equal(expected, Letters(hex));

    [Theory]
    [InlineData("00030141")] // C0, one byte
    [InlineData("11ff17ff41")] // C0, two
    [InlineData("19ffff1fffff41")] // C0, three
    [InlineData("90ffff91ffffff92ffff41")] // pen attributes, pen colour, pen location
    [InlineData("9396" + "97ffffffff41")] // reserved ones, window attributes
    [InlineData("88ff89ff8aff8bff8cff8dff8e8f41")]
    [InlineData("98ffffffffffff9fffffffffffff41")]
    [InlineData("1000" + "1007" + "1008ff" + "100fff" + "1010ffff" + "101fffffff41")] // C2
    [InlineData("1080ffffffff" + "1087ffffffff" + "108fffffffffff41")] // C3
    [InlineData("109042ffff" + "109f0041")] // C3 with its length
    public void Codes_Commands_AreSkippedByTheirLengths(string hex) => Assert.Equal("A", Letters(hex));

    [Theory]
    [InlineData("10")]
    [InlineData("1841")]
    [InlineData("98ffffffffff")]
    [InlineData("1090")]
    [InlineData("10901f4141")]
    [InlineData("8d")]
    public void Codes_CutOff_EndTheBlock(string hex) => Assert.Empty(ServiceCode.Read(Convert.FromHexString(hex)));

    private static IReadOnlyList<ServiceBlock> Blocks(byte[] packet) => ServiceBlock.Of(packet);

    private static string Letters(string hex) => string.Concat(ServiceCode.Read(Convert.FromHexString(hex)).Select(code => code.Letter));
}
