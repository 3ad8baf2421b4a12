using EduStream.Media.Captions;
using Xunit;
using TextEncoding = System.Text.Encoding;

namespace EduStream.Tests.Unit.Media.Captions;

public sealed class EncodingTests
{
    private const string File = "1\n00:00:01,000 --> 00:00:03,000\nGrüße – “für” 10 €\n";

    [Theory]
    [InlineData("utf-8", false, "utf-8")]
    [InlineData("utf-8", true, "utf-8")]
    [InlineData("utf-16", false, "utf-16")]
    [InlineData("utf-16", true, "utf-16")]
    [InlineData("utf-16BE", false, "utf-16")]
    [InlineData("utf-16BE", true, "utf-16")]
    [InlineData("utf-32", true, "utf-32")]
    public void Import_Unicode_IsReadWithAndWithoutMark(string name, bool mark, string expected)
    {
        var encoding = TextEncoding.GetEncoding(name);
        var accepted = Assert.IsType<CaptionOutcome.Accepted>(CaptionImport.Import([.. mark ? encoding.GetPreamble() : [], .. encoding.GetBytes(File)]));
        Assert.Equal((expected, "Grüße – “für” 10 €"), (accepted.Report.Encoding, accepted.Cues.Single().Text));
        Assert.Empty(accepted.Report.Findings);
    }

    [Fact]
    public void Import_Windows1252_IsReadAndTheGuessIsTold()
    {
        byte[] words = [.. "1\n00:00:01,000 --> 00:00:03,000\nGr"u8, 0xfc, 0xdf, .. "e "u8, 0x96, .. " 10 "u8, 0x80, .. "\n"u8];
        var accepted = Assert.IsType<CaptionOutcome.Accepted>(CaptionImport.Import(words));
        Assert.Equal(("windows-1252", "Grüße – 10 €"), (accepted.Report.Encoding, accepted.Cues.Single().Text));
        Assert.Equal(["encoding-guessed"], Files.Codes(accepted));
    }

    [Theory]
    [InlineData("not-captions", "")]
    [InlineData("not-captions", "Dear students,\nno times here.\n")]
    [InlineData("not-captions", "<html><script>alert(1)</script></html>")]
    [InlineData("not-captions", "[Script Info]\nTitle: x\n[Events]\nDialogue: 0,0:00:01.00,0:00:02.00,Default,,0,0,0,,Hi\n")]
    [InlineData("not-captions", "WEBVTTX\n\nhello\n")]
    [InlineData("not-text", "\u0001\u0002\u0003\u0004\0\0\0\0 00:00:01,000 --> 00:00:02,000\nx")]
    public void Import_SomethingElse_IsRefusedByName(string code, string content)
    {
        var refused = Assert.IsType<CaptionOutcome.Refused>(Files.Import(content));
        Assert.Equal(code, refused.Code);
        Assert.Equal((code, FindingSeverity.Refused), refused.Report.Findings.Select(finding => (finding.Code, finding.Severity)).Single());
    }

    [Fact]
    public void Import_AFilm_IsNoText()
    {
        var bytes = new byte[100_000];
        new Random(7).NextBytes(bytes);
        Assert.Equal("not-text", Assert.IsType<CaptionOutcome.Refused>(CaptionImport.Import(bytes)).Code);
    }

    [Fact]
    public void Import_TooMuch_IsRefusedBeforeItIsRead()
    {
        Assert.Equal("too-large", Assert.IsType<CaptionOutcome.Refused>(CaptionImport.Import(new byte[CaptionImport.MostBytes + 1])).Code);
        var many = string.Concat(Enumerable.Range(0, 20_001).Select(i => $"00:00:01,000 --> 00:00:03,000\n{i} a\n"));
        Assert.Equal("too-many-cues", Assert.IsType<CaptionOutcome.Refused>(Files.Import(many)).Code);
    }
}
