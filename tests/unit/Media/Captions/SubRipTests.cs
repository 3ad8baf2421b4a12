using EduStream.Media.Captions;
using Xunit;

namespace EduStream.Tests.Unit.Media.Captions;

public sealed class SubRipTests
{
    [Fact]
    public void Import_CleanFile_IsKeptAsItIs()
    {
        var accepted = Files.Accepted("1\n00:00:01,000 --> 00:00:03,000\nHello,\nworld\n\n2\n00:00:04,500 --> 00:00:06,000\nSecond\n");
        Assert.Equal(["1.0-3.0 Hello,/world", "4.5-6.0 Second"], accepted.Cues.Select(Files.Shown));
        Assert.Equal(("srt", "utf-8", 2, 2), (accepted.Report.Format, accepted.Report.Encoding, accepted.Report.CuesRead, accepted.Report.CuesWritten));
        Assert.Empty(accepted.Report.Findings);
    }

    [Theory]
    [InlineData("00:00:01,000 --> 00:00:03,000")]
    [InlineData("00:00:01.000 --> 00:00:03.000")]
    [InlineData("0:0:1,0 --> 0:0:3,0")]
    [InlineData("00:01,000 --> 00:03,000")]
    [InlineData("00:00:01 --> 00:00:03")]
    [InlineData("  00:00:01,000-->00:00:03,000  ")]
    [InlineData("00:00:01,000 -> 00:00:03,000")]
    [InlineData("00:00:01,000 –> 00:00:03,000")]
    [InlineData("00:00:01,000 --> 00:00:03,000 X1:100 X2:200 Y1:10 Y2:20")]
    public void Import_TimesAsPeopleWriteThem_AreRead(string times) => Assert.Equal(["1.0-3.0 Hello"], Files.Shown($"1\n{times}\nHello\n"));

    [Theory]
    [InlineData("00:00:01,000 --> soon")]
    [InlineData("--> 00:00:01,000")]
    [InlineData("00:99:01,000 --> 00:99:03,000")]
    [InlineData("00:00:61,000 --> 00:00:62,000")]
    [InlineData("00:00:01:12 --> 00:00:03:12")]
    [InlineData("9999999999:00:01,000 --> 9999999999:00:03,000")]
    public void Import_TimesThatAreNone_LeaveTheCueOutAndSayWhere(string times)
    {
        var accepted = Files.Accepted($"1\n{times}\nLost\n\n2\n00:00:04,000 --> 00:00:06,000\nKept\n");
        Assert.Equal(["4.0-6.0 Kept"], accepted.Cues.Select(Files.Shown));
        Assert.Equal(("bad-time", FindingSeverity.Warning, 2), accepted.Report.Findings.Select(finding => (finding.Code, finding.Severity, finding.Line ?? 0)).Single());
    }

    [Fact]
    public void Import_NoNumbersNoEmptyLinesAndEmptyLinesInsideTexts_IsRead() => Assert.Equal(
        ["1.0-3.0 One/still one", "4.0-6.0 42", "7.0-9.0 Three"],
        Files.Shown("00:00:01,000 --> 00:00:03,000\nOne\n\nstill one\n00:00:04,000 --> 00:00:06,000\n42\n\n3\n00:00:07,000 --> 00:00:09,000\nThree"));

    [Fact]
    public void Import_TimesInOtherDigits_AreText() =>
        Assert.Equal(["1.0-3.0 A/٠٠:٠٠:٠١ --&gt; ٠٠:٠٠:٠٣"], Files.Shown("1\n00:00:01,000 --> 00:00:03,000\nA\n٠٠:٠٠:٠١ --> ٠٠:٠٠:٠٣\n"));

    [Fact]
    public void Import_ArrowsBetweenWords_AreText() => Assert.Equal(["1.0-3.0 A --&gt; B"], Files.Shown("1\n00:00:01,000 --> 00:00:03,000\nA --> B\n"));

    [Theory]
    [InlineData("\r\n")]
    [InlineData("\r")]
    [InlineData("\n")]
    public void Import_AnyLineEnds_AreLineEnds(string end) =>
        Assert.Equal(["1.0-3.0 Hello/world"], Files.Shown(string.Join(end, "1", "00:00:01,000 --> 00:00:03,000", "Hello", "world", string.Empty)));

    [Fact]
    public void Import_Overrides_AreRemovedAndTheTopIsKept()
    {
        var cue = Files.Accepted("1\n00:00:01,000 --> 00:00:03,000\n{\\an8}{\\c&H00FF&}Up there\n").Cues.Single();
        Assert.Equal(("Up there", "line:0"), (cue.Text, cue.Settings));
    }
}
