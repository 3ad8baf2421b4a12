using EduStream.Media.Captions;
using Xunit;
using TextEncoding = System.Text.Encoding;

namespace EduStream.Tests.Unit.Media.Captions;

public sealed class WebVttTests
{
    [Fact]
    public void Import_AllKindsOfBlocks_KeepsTheCuesAndTellsOfTheRest()
    {
        var accepted = Files.Accepted(
            """
            WEBVTT - A lecture
            Kind: captions

            NOTE nothing
            to see

            STYLE
            ::cue { background: url(https://tracker.example) }

            intro
            00:01.000 --> 00:03.000 line:0 position:20%,line-left align:start region:fred
            Hello

            00:00:04.000 --> 00:00:06.000
            Second
            00:00:07.000 --> 00:00:09.000
            Without an empty line

            lost words
            """);
        Assert.Equal(["1.0-3.0 Hello", "4.0-6.0 Second", "7.0-9.0 Without an empty line"], accepted.Cues.Select(Files.Shown));
        Assert.Equal("line:0 position:20%,line-left align:start", accepted.Cues[0].Settings);
        Assert.Equal([("block-ignored", 7), ("settings-removed", 11), ("block-ignored", 19)], accepted.Report.Findings.OrderBy(finding => finding.Line).Select(finding => (finding.Code, finding.Line ?? 0)));
    }

    [Theory]
    [InlineData("WEBVTT")]
    [InlineData("WEBVTT\n")]
    [InlineData("WEBVTT\n\n")]
    [InlineData("WEBVTT\n\n00:01.000 --> 00:02.000\n")]
    [InlineData("WEBVTT\n\n00:01.000 --> 00:02.000\n<i></i> &nbsp;\n")]
    public void Import_NothingToShow_IsRefused(string file) => Assert.Equal("no-cues", Assert.IsType<CaptionOutcome.Refused>(Files.Import(file)).Code);

    [Fact]
    public void Write_WhatWasRead_ReadsTheSameAgain()
    {
        var cues = Files.Accepted("WEBVTT\n\n01:02.003 --> 100:00:00.999 size:50%\n<v Ada>R&D: 1 < 2 --> <b>so\n<i>be it\n").Cues;
        var text = WebVttWriter.Write(cues);
        Assert.Equal("WEBVTT\n\n00:01:02.003 --> 100:00:00.999 size:50%\n<v Ada>R&amp;D: 1 &lt; 2 --&gt; <b>so\n<i>be it</i></b></v>\n", text);
        Assert.Equal(cues.Select(cue => cue with { Line = 0 }), CaptionImport.ReadRepaired(TextEncoding.UTF8.GetBytes(text)).Select(cue => cue with { Line = 0 }));
    }

    [Fact]
    public void ReadRepaired_NotCaptions_Throws() => Assert.Throws<InvalidDataException>(() => CaptionImport.ReadRepaired("hello"u8));
}
