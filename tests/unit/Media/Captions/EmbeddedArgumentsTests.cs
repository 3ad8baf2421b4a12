using EduStream.Media.Captions.Embedded;
using EduStream.Testing;
using Xunit;

namespace EduStream.Tests.Unit.Media.Captions;

public sealed class EmbeddedArgumentsTests
{
    [Fact]
    public void Streams_AsksForWhatIsNeeded() => Check("embedded-streams.txt", EmbeddedCaptionArguments.Streams("/media/source"));

    [Fact]
    public void Extract_WritesWebVttOnTheFilesClock() => Check("embedded-text.txt", EmbeddedCaptionArguments.Extract("/media/source", 3));

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
        Assert.Equal([new TextStream(3, "en", true, true), new TextStream(6, "und", false, false)], streams.Chosen);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    public void Parse_Garbage_IsNull(string json) => Assert.Null(TextStreams.Parse(json));

    private static void Check(string name, IReadOnlyList<string> arguments) => Golden.Check(name, string.Join('\n', arguments) + "\n");
}
