using EduStream.Media.Captions.Embedded;
using EduStream.Testing;
using Xunit;

namespace EduStream.Tests.Unit.Media.Captions;

public sealed class EmbeddedArgumentsTests
{
    [Fact]
    public void Streams_AsksForWhatIsNeeded() => Check("embedded-streams.txt", EmbeddedCaptionArguments.Streams("/media/source"));

    [Theory]
    [InlineData("subrip", "embedded-subrip.txt")]
    [InlineData("text", "embedded-subrip.txt")]
    [InlineData("ass", "embedded-text.txt")]
    [InlineData("ssa", "embedded-text.txt")]
    [InlineData("mov_text", "embedded-text.txt")]
    [InlineData("webvtt", "embedded-text.txt")]
    [InlineData("eia_608", "embedded-text.txt")]
    public void Extract_WritesEventsOrSubRipAsItIsOnTheFilesClock(string codec, string golden) =>
        Check(golden, EmbeddedCaptionArguments.Extract("/media/source", new TextStream(3, "en", false, false, codec), start: 7.14));

    /// <code>
    /// hundredths   |7.14     |7.15          events are written to these
    /// first picture     ^7.143 -> ^7.15     moved by 7 ms
    /// </code>
    [Theory]
    [InlineData(7.143, 7.15, "0.007000")]
    [InlineData(0.0232199, 0.03, "0.006780")]
    [InlineData(-0.021, -0.02, "0.001000")]
    [InlineData(7.14, 7.14, null)]
    [InlineData(0, 0, null)]
    public void Extract_FirstPictureBetweenHundredths_MovesTheClockOntoOne(double start, double zero, string? offset)
    {
        Assert.Equal(zero, EmbeddedCaptionArguments.Zero(start), 6);
        foreach (var arguments in new[] { EmbeddedCaptionArguments.Extract("/media/source", new TextStream(3, "en", false, false, "ass"), start), ClosedCaptionArguments.Extract("/media/source", LineField.First, start) })
        {
            var at = arguments.ToList().IndexOf("-itsoffset");
            Assert.Equal(offset, at < 0 ? null : arguments[at + 1]);
            Assert.True(at < arguments.ToList().IndexOf("-i"));
        }
    }

    [Fact]
    public void Parse_Streams_ChoosesOneALanguage()
    {
        var streams = TextStreams.Parse(
            """
            {"streams":[{"index":0,"codec_type":"video","codec_name":"h264"},{"index":1,"codec_type":"audio","codec_name":"aac","tags":{"language":"spa"}},
            {"index":2,"codec_type":"subtitle","codec_name":"subrip","disposition":{"default":0,"forced":0,"hearing_impaired":0},"tags":{"language":"eng"}},
            {"index":3,"codec_type":"subtitle","codec_name":"ass","disposition":{"default":1,"forced":0,"hearing_impaired":1},"tags":{"language":"ENG"}},
            {"index":4,"codec_type":"subtitle","codec_name":"hdmv_pgs_subtitle","tags":{"language":"fre"}},
            {"index":5,"codec_type":"subtitle","codec_name":"mov_text","disposition":{"default":0,"forced":1,"hearing_impaired":0},"tags":{"language":"ger"}},
            {"index":6,"codec_type":"subtitle","codec_name":"webvtt","tags":{"language":"<script>"}},
            {"index":7,"codec_type":"data"}]}
            """)!;
        Assert.Equal([new TextStream(3, "en", true, true, "ass"), new TextStream(6, "und", false, false, "webvtt")], streams.Chosen);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    public void Parse_Garbage_IsNull(string json) => Assert.Null(TextStreams.Parse(json));

    private static void Check(string name, IReadOnlyList<string> arguments) => Golden.Check(name, string.Join('\n', arguments) + "\n");
}
