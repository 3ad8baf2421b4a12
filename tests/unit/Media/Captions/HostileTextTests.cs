using EduStream.Media.Captions;
using Xunit;
using TextEncoding = System.Text.Encoding;

namespace EduStream.Tests.Unit.Media.Captions;

public sealed class HostileTextTests
{
    [Theory]
    [InlineData("<script>alert(1)</script>Hello", "&lt;script&gt;alert(1)&lt;/script&gt;Hello")]
    [InlineData("<SCRIPT src=//evil.example>alert(1)", "&lt;SCRIPT src=//evil.example&gt;alert(1)")]
    [InlineData("<style>b{}</style>a<svg onload=alert(1)>b</svg>c", "&lt;style&gt;b{}&lt;/style&gt;a&lt;svg onload=alert(1)&gt;b&lt;/svg&gt;c")]
    [InlineData("<img src=x onerror=alert(1)>Hello", "&lt;img src=x onerror=alert(1)&gt;Hello")]
    [InlineData("<b <i onclick=x>y", "&lt;b <i>y</i>")]
    [InlineData("<b onclick=alert(1)>Hello</b>", "<b>Hello</b>")]
    [InlineData("<font color=\"#ff0000\"><i>Hello</font></i>", "<i>Hello</i>")]
    [InlineData("<i>Hello <b>world</i></b>", "<i>Hello <b>world</b></i>")]
    [InlineData("</b></i>Hello <u>", "Hello <u></u>")]
    [InlineData("<v \"><script>x</script>Hello", "&lt;script&gt;x&lt;/script&gt;Hello")]
    [InlineData("<v \" onclick=x>Hello", "<v onclick=x>Hello</v>")]
    [InlineData("<v Prof. Noether>Hello</v>", "<v Prof. Noether>Hello</v>")]
    [InlineData("<lang en-us>Hello</lang><lang x!>!", "<lang en-US>Hello</lang>!")]
    [InlineData("<00:00:01.500>Hello<c.yellow> you</c>", "Hello you")]
    [InlineData("a < b && c > d", "a &lt; b &amp;&amp; c &gt; d")]
    [InlineData("&lt;script&gt; &amp;lt; &copy; &#60;b&#62; &bogus;", "&lt;script&gt; &amp;lt; © &lt;b&gt; &amp;bogus;")]
    [InlineData("a --> b", "a --&gt; b")]
    [InlineData("a\u0000b\u0007c\u2028d\ufeffe\tf", "abc de f")]
    [InlineData("<!-- --><?php x ?><!DOCTYPE html>Hello", "&lt;!-- --&gt;&lt;?php x ?&gt;&lt;!DOCTYPE html&gt;Hello")]
    [InlineData("😀 <b", "😀 &lt;b")]
    [InlineData("{\\pos(1,2)}Hello {not an override}", "Hello {not an override}")]
    public void Clean_MarkupOfEveryKind_LeavesTextAndHarmlessTags(string source, string expected)
    {
        var clean = CueText.Clean(source, out _);
        Assert.Equal(expected, clean);
        Assert.Equal(clean, CueText.Clean(clean, out _, webVtt: true));
    }

    /// <summary>By the standard: no tag is shown, what is in it is.</summary>
    [Theory]
    [InlineData("<script>alert(1)</script>Hello", "alert(1)Hello")]
    [InlineData("<SCRIPT src=//evil.example>alert(1)", "alert(1)")]
    [InlineData("<img src=x onerror=alert(1)>Hello", "Hello")]
    [InlineData("<b onclick=alert(1)>Hello</b>", "<b>Hello</b>")]
    [InlineData("<scr<script>ipt>Hello", "ipt&gt;Hello")]
    [InlineData("&lt;script&gt;Hello", "&lt;script&gt;Hello")]
    public void Clean_MarkupInWebVtt_LeavesTextAndHarmlessTags(string source, string expected)
    {
        var clean = CueText.Clean(source, out _, webVtt: true);
        Assert.Equal(expected, clean);
        Assert.Equal(clean, CueText.Clean(clean, out _, webVtt: true));
    }

    [Fact]
    public void Clean_EmptyLines_CannotEndTheCue() => Assert.Equal("a\nb", CueText.Clean("\n a \n \n\t\nb\n\n", out _));

    [Theory]
    [InlineData("<b>")]
    [InlineData("<b></b>")]
    [InlineData("<script>")]
    [InlineData("{\\")]
    [InlineData("&")]
    [InlineData("<")]
    [InlineData("<v a>")]
    [InlineData("&#60;")]
    [InlineData("a<b>")]
    [InlineData("<script")]
    [InlineData("<font a=b>")]
    public void Clean_AMillionTimesTheSame_IsShortAndDoneAtOnce(string piece)
    {
        var source = string.Concat(Enumerable.Repeat(piece, 1_000_000 / piece.Length));
        Assert.InRange(CueText.Clean(source, out _).Length, 0, 32 * CueText.MostCharacters);
        Assert.InRange(CueText.Clean(source, out _, webVtt: true).Length, 0, 32 * CueText.MostCharacters);
    }

    [Theory(Timeout = 60_000)] // what looks at the whole of it again for each line takes hours
    [InlineData("")]
    [InlineData("WEBVTT\n\n")]
    public async Task Import_LinesOfBadTimesWithoutEnd_AreCountedAndFewAreListed(string header)
    {
        var refused = Assert.IsType<CaptionOutcome.Refused>(await Task.Run(() => Files.Import(header + string.Concat(Enumerable.Repeat("0-->\n", 390_000)))));
        Assert.Equal(("no-cues", 390_000), (refused.Code, refused.Report.Counts["bad-time"]));
        Assert.Equal(CaptionReport.Most, refused.Report.Findings.Count);
        Assert.Equal("no-cues", refused.Report.Findings[0].Code);
    }

    [Fact]
    public void Import_AnyBytes_NeverThrowsAndNeverWritesWhatItWouldNotRead()
    {
        var random = new Random(11);
        var pieces = new[] { "WEBVTT\n\n", "1\n", "00:00:01,000 --> 00:00:02,000", " line:0", "\n", "\r", "<b>", "</i>", "<script>", "&lt;", "&", "{\\an8}", "-->", "\u0000", "words and more", "99:59:59.999", "\ud800", "é" };
        for (var round = 0; round < 2_000; round++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(1, 60)).Select(_ => pieces[random.Next(pieces.Length)]));
            if (Files.Import(text, 30) is CaptionOutcome.Accepted accepted)
            {
                var written = WebVttWriter.Write(accepted.Cues);
                Assert.DoesNotContain("<script", written, StringComparison.OrdinalIgnoreCase);
                Assert.Equal(accepted.Cues.Count, CaptionImport.ReadRepaired(TextEncoding.UTF8.GetBytes(written)).Count);
                Assert.All(accepted.Cues, cue => Assert.True(cue.Start >= TimeSpan.Zero && cue.End > cue.Start && cue.End <= TimeSpan.FromSeconds(30), Files.Shown(cue)));
            }
        }
    }

    [Fact]
    public void Finding_Sentences_ComeFromTheTableAlone() => Assert.All(FindingCodes.Names, code => Assert.NotEmpty(FindingCodes.Finding(code).Sentence));
}
