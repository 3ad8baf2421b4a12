using EduStream.Media.Captions;
using Xunit;

namespace EduStream.Tests.Unit.Media.Captions;

/// <summary>What is said in a lecture on programming looks like markup and is none.</summary>
public sealed class CodeInTextTests
{
    [Theory]
    [InlineData("Use a List<String> here", "Use a List&lt;String&gt; here")]
    [InlineData("Dictionary<string, List<int>> map = new();", "Dictionary&lt;string, List&lt;int&gt;&gt; map = new();")]
    [InlineData("The <style> element holds CSS, <script> holds code.", "The &lt;style&gt; element holds CSS, &lt;script&gt; holds code.")]
    [InlineData("A <template> or <object> or <svg> is last", "A &lt;template&gt; or &lt;object&gt; or &lt;svg&gt; is last")]
    [InlineData("Write <script>alert(1)</script> into it", "Write &lt;script&gt;alert(1)&lt;/script&gt; into it")]
    [InlineData("<!-- a comment -->", "&lt;!-- a comment --&gt;")]
    [InlineData("<?php echo 1; ?>", "&lt;?php echo 1; ?&gt;")]
    [InlineData("#include <stdio.h>", "#include &lt;stdio.h&gt;")]
    [InlineData("a<b and c>d", "a&lt;b and c&gt;d")]
    [InlineData("a <b and c> d", "a &lt;b and c&gt; d")]
    [InlineData("if (x<y) { return <T>; }", "if (x&lt;y) { return &lt;T&gt;; }")]
    [InlineData("x<1 and 2>y", "x&lt;1 and 2&gt;y")]
    [InlineData("Option<U>, Box<I>, Map<B>", "Option&lt;U&gt;, Box&lt;I&gt;, Map&lt;B&gt;")]
    [InlineData("i<v and w>u, Pair<V>", "i&lt;v and w&gt;u, Pair&lt;V&gt;")]
    [InlineData("a_<c> b1<rt>", "a_&lt;c&gt; b1&lt;rt&gt;")]
    [InlineData("for (i=0;i<b;i++) <b>bold</b>", "for (i=0;i&lt;b;i++) <b>bold</b>")]
    [InlineData("</String>", "&lt;/String&gt;")]
    public void Import_CodeInSubRip_IsShown(string source, string expected)
    {
        var accepted = Files.Accepted($"1\n00:00:01,000 --> 00:00:09,000\n{source}\n");
        Assert.Equal(expected, accepted.Cues.Single().Text);
        Assert.Equal([("tags-shown", FindingSeverity.Repaired)], accepted.Report.Findings.Select(finding => (finding.Code, finding.Severity)).Distinct());
    }

    /// <summary>Attributes that could be told apart in more ways than there is time for, if each were tried.</summary>
    [Fact]
    public void Import_ManyAttributesInARow_AreReadOnce()
    {
        var source = $"<font {string.Concat(Enumerable.Repeat("a=bcd", 50))} !>x";
        Assert.Equal($"&lt;{source[1..^2]}&gt;x", CueText.Clean(source, out var changes));
        Assert.Equal(CueTextChanges.TagsShown, changes);
    }

    [Theory]
    [InlineData("<i>a</i> <B>b</B> <u>c</u>", "<i>a</i> <b>b</b> <u>c</u>")]
    [InlineData("wor<b>d</b>s", "wor<b>d</b>s")]
    [InlineData("<font color=\"#fff\" size=12>a</font>", "a")]
    [InlineData("word<FONT COLOR='red'>s", "words")]
    [InlineData("<c.loud.yellow>a</c>", "a")]
    [InlineData("<v.loud Prof. Noether>a", "<v Prof. Noether>a</v>")]
    [InlineData("<lang de>a</lang>", "<lang de>a</lang>")]
    [InlineData("<ruby>漢<rt>kan</rt></ruby>", "<ruby>漢<rt>kan</rt></ruby>")]
    [InlineData("one<00:00:01.000> two<01:02.5> three<00:00:03,000> four", "one two three four")]
    [InlineData("<i>never closed", "<i>never closed</i>")]
    [InlineData("List<<i>T</i>>", "List&lt;<i>T</i>&gt;")]
    [InlineData("1 < 2 <= 3 <> 4", "1 &lt; 2 &lt;= 3 &lt;&gt; 4")]
    public void Import_MarkupOfCaptions_StaysMarkup(string source, string expected)
    {
        foreach (var file in new[] { $"1\n00:00:01,000 --> 00:00:09,000\n{source}\n", $"WEBVTT\n\n00:01.000 --> 00:09.000\n{source}\n" })
        {
            var accepted = Files.Accepted(file);
            Assert.Equal(expected, accepted.Cues.Single().Text);
            Assert.DoesNotContain(Files.Codes(accepted), code => code is "tags-shown" or "tags-ignored");
        }
    }

    /// <summary>Players show no tag, known or not; the instructor is told where.</summary>
    [Theory]
    [InlineData("Use a List<String> here", "Use a List here")]
    [InlineData("The <style> element, then <script>", "The  element, then")]
    [InlineData("a<b and c>d", "a<b>d</b>")]
    [InlineData("x</String>", "x")]
    public void Import_CodeInWebVtt_IsReadByTheStandardAndTold(string source, string expected)
    {
        var accepted = Files.Accepted($"WEBVTT\n\n00:01.000 --> 00:09.000\nFirst\n\n00:10.000 --> 00:19.000\n{source}\n");
        Assert.Equal(["First", expected], accepted.Cues.Select(cue => cue.Text));
        var finding = Assert.Single(accepted.Report.Findings);
        Assert.Equal(("tags-ignored", FindingSeverity.Warning, 6, 10), (finding.Code, finding.Severity, finding.Line ?? 0, finding.Seconds ?? 0));
    }

    [Fact]
    public void Import_CodeInWebVttAsTheStandardWritesIt_IsShown()
    {
        var accepted = Files.Accepted("WEBVTT\n\n00:01.000 --> 00:09.000\nUse a List&lt;String&gt; and &lt;i> here\n");
        Assert.Equal("Use a List&lt;String&gt; and &lt;i&gt; here", accepted.Cues.Single().Text);
        Assert.Empty(accepted.Report.Findings);
    }
}
