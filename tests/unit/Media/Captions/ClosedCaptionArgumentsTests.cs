using EduStream.Media.Captions.Embedded;
using EduStream.Media.Probing;
using EduStream.Media.Timing;
using EduStream.Testing;
using Xunit;

namespace EduStream.Tests.Unit.Media.Captions;

public sealed class ClosedCaptionArgumentsTests
{
    [Theory]
    [InlineData("h264")]
    [InlineData("hevc")]
    [InlineData("mpeg2video")]
    public void Look_TakesTheMessagesOfTheCodec(string codec) => Check($"closed-look-{codec}.txt", ClosedCaptionArguments.Look("/media/source", Picture(codec)));

    [Fact]
    public void CanCarry_OtherCodec_IsFalse() => Assert.False(ClosedCaptionArguments.CanCarry("vp9"));

    [Theory]
    [InlineData("h264", "x\ufffd\0" + "1GA94\u0003A", true)]
    [InlineData("h264", "x264 - core 164", false)]
    [InlineData("hevc", "GA94\u0006", false)] // bars at the sides
    [InlineData("mpeg2video", "CC\u0001", true)]
    [InlineData("mpeg2video", "", false)]
    public void IsMark_IsWhatCaptionsBeginWith(string codec, string line, bool expected) => Assert.Equal(expected, ClosedCaptionArguments.IsMark(codec, line));

    [Fact]
    public void Packets_CarriesAllowListsIntoTheGraph() => Check("closed-packets.txt", ClosedCaptionArguments.Packets("/media/source"));

    [Fact]
    public void Extract_FirstField_CarriesAllowListsIntoTheGraph() => Check("embedded-closed.txt", ClosedCaptionArguments.Extract("http://127.0.0.1:4711/a/b?c=d", LineField.First, start: 0.003));

    [Fact]
    public void Extract_SecondField_SaysSo() => Check("closed-second.txt", ClosedCaptionArguments.Extract("/media/source", LineField.Second, start: 7.14));

    [Theory]
    [InlineData("/plain/path", "/plain/path")]
    [InlineData("file:/a", @"file\\:/a")]
    [InlineData("a,b;c[d]", @"a\,b\;c\[d\]")]
    [InlineData(@"it's \", @"it\\\'s \\\\")]
    public void Escape_SpecialLetters_AreEscapedForBothLevels(string value, string expected) => Assert.Equal(expected, ClosedCaptionArguments.Escape(value));

    [Theory]
    [InlineData("http://example.org/video")]
    [InlineData("relative.mp4")]
    [InlineData("concat:a|b")]
    public void Extract_AnythingButOurOwnInput_IsRefused(string input) => Assert.Throws<ArgumentException>(() => ClosedCaptionArguments.Extract(input, LineField.First, start: 0));

    private static SourceVideo Picture(string codec) =>
        new(1, codec, 320, 180, 320, 180, 0, new Rational(25, 1), false, new Rational(1, 90_000), new Rational(0, 1), false, "yuv420p", false, true);

    private static void Check(string name, IReadOnlyList<string> arguments) => Golden.Check(name, string.Join('\n', arguments) + "\n");
}
