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
    [InlineData("fran\u00e7ais, \u00e9t\u00e9 \u00e0 c\u00f4t\u00e9 caf\u00e9")]
    [InlineData("Stra\u00dfe, \u00fcber \u00d6l, \u00c4rger, sch\u00f6n")]
    [InlineData("Spa\u00df\u00bb gr\u00fcn")] // \u00df and \u00bb together are a letter of UTF-8
    [InlineData("\u00e9")]
    public void Import_Windows1252OfEveryLanguage_IsKnownByItsPlainNeighbours(string words)
    {
        var accepted = Assert.IsType<CaptionOutcome.Accepted>(CaptionImport.Import([.. "1\n00:00:01,000 --> 00:00:03,000\n"u8, .. TextEncoding.Latin1.GetBytes(words)]));
        Assert.Equal(("windows-1252", words), (accepted.Report.Encoding, accepted.Cues.Single().Text));
    }

    [Fact]
    public void Import_OneBrokenByteAmongManyCues_LosesOneLetter()
    {
        var file = string.Concat(Enumerable.Range(1, 2000).Select(i => FormattableString.Invariant($"{i}\n00:{i / 60:00}:{i % 60:00},000 --> 00:{i / 60:00}:{i % 60:00},900\nGrüße – für {i} €\n\n")));
        byte[] Broken(byte replacement, int after)
        {
            var bytes = TextEncoding.UTF8.GetBytes(file);
            bytes[after + bytes.AsSpan(after).IndexOf((byte)0xc3)] = replacement;
            return bytes;
        }

        foreach (var bytes in new[] { Broken(0xff, 0), Broken((byte)'x', 50_000), Broken(0xe9, 90_000) })
        {
            var accepted = Assert.IsType<CaptionOutcome.Accepted>(CaptionImport.Import(bytes));
            Assert.Equal(("utf-8", 1), (accepted.Report.Encoding, accepted.Cues.Count(cue => cue.Text.Contains('\ufffd', StringComparison.Ordinal))));
            Assert.Equal(1999, accepted.Cues.Count(cue => cue.Text.StartsWith("Grüße – für ", StringComparison.Ordinal)));
            var finding = Assert.Single(accepted.Report.Findings);
            var line = 3 + (4 * accepted.Cues.TakeWhile(cue => !cue.Text.Contains('\ufffd', StringComparison.Ordinal)).Count());
            Assert.Equal(("letters-lost", FindingSeverity.Repaired, line), (finding.Code, finding.Severity, finding.Line ?? 0));
        }
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(1, true)]
    [InlineData(2, false)]
    [InlineData(3, true)]
    public void Import_CutInsideItsLastLetter_IsStillUtf8(int missing, bool mark)
    {
        byte[] bytes = [.. mark ? TextEncoding.UTF8.GetPreamble() : [], .. TextEncoding.UTF8.GetBytes("1\n00:00:01,000 --> 00:00:03,000\nGrüße 😀")];
        var accepted = Assert.IsType<CaptionOutcome.Accepted>(CaptionImport.Import(bytes.AsSpan(..^missing)));
        Assert.Equal(("utf-8", "Grüße \ufffd"), (accepted.Report.Encoding, accepted.Cues.Single().Text));
        Assert.Equal(["letters-lost"], Files.Codes(accepted));
    }

    [Fact]
    public void Import_HalfUtf8HalfWindows1252_IsReadAsTheOneThatMeansSomethingForEveryByte()
    {
        byte[] bytes = [.. "1\n00:00:01,000 --> 00:00:03,000\nä ö ü "u8, .. TextEncoding.Latin1.GetBytes("ä ö ü\n")];
        Assert.Equal("windows-1252", CaptionImport.Import(bytes).Report.Encoding);
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
