using EduStream.Media.Captions;
using EduStream.Media.Captions.Embedded;
using Xunit;

namespace EduStream.Tests.Unit.Media.Captions;

public sealed class AssTests
{
    [Theory]
    [InlineData(@"{\p1}m 0 0 l 640 0 640 80 0 80{\p0}", "")]
    [InlineData(@"{\p4\b1}m 0 0 l 640 0{\b0\p0}Words", "Words")]
    [InlineData(@"{\pos(10,20)\p1}m 0 0", "")]
    [InlineData(@"{\pos(10,20)\pbo2}Words", "Words")]
    [InlineData(@"A{\p2}m 0 0{\p0}B{\p1 }n{\p}C", "ABC")]
    [InlineData("{note to self}Hello", "Hello")]
    [InlineData(@"Hel{a {nested} note}lo", "Hel note}lo")]
    [InlineData("Hello {unclosed", "Hello {unclosed")]
    [InlineData(@"Hello {\p1 unclosed", @"Hello {\p1 unclosed")]
    [InlineData("}Hello{}", "}Hello")]
    [InlineData(@"\{not a note\}", "{not a note}")]
    [InlineData(@"\h\h\h\hTop\N\hnext\nlast\h", "Top\nnext\nlast")]
    [InlineData(@"a\hb\\Nc \q \", "a b\\\nc \\q \\")]
    [InlineData(@"{\an8\b1}Bold{\b0} words\Nnext line", "<b>Bold</b> words\nnext line")]
    [InlineData(@"{\i1}a{\b700}b{\i0}c{\u1}d{\r}e{\b400}f", "<i>a</i><b><i>b</i></b><b>c</b><b><u>d</u></b>ef")]
    [InlineData(@"{\i1}{\i0}{\b}a{\bord3\blur2\iclip(1)\fnArial\c&H00FF&\rAlt}b", "ab")]
    [InlineData(@"{\b99999999999999999999}a", "<b>a</b>")]
    [InlineData("List<String> & <b>b</b> &lt;", "List&lt;String&gt; &amp; &lt;b&gt;b&lt;/b&gt; &amp;lt;")]
    [InlineData("😀{\\i1}\ud800\0", "😀<i>\ud800</i>")]
    public void Clean_WhatAnEditorWrote_KeepsWordsAndWhatWebVttCanSay(string source, string expected) => Assert.Equal(expected, AssText.Clean(source, AssDialect.Authored, out _));

    [Theory]
    [InlineData(@"{\an7}{\pos(38,44)}\h\h\h\hTOP\NBOTTOM", "TOP\nBOTTOM")]
    [InlineData(@"{\i1}a{\i0} {note} {", "<i>a</i> {note} {")]
    [InlineData(@"int main() \{{} \} C:\new", @"int main() { } C:\new")]
    [InlineData("C:\\\u2060new", @"C:\new")]
    public void Clean_WhatFfmpegConverted_HasNoComments(string source, string expected) => Assert.Equal(expected, AssText.Clean(source, AssDialect.Converted, out _));

    [Theory]
    [InlineData(@"{\i1}C:\new{\r} \home \\ {x} {}\Nnext", "<i>C:\\new</i> \\home \\\\ {x} {}\nnext")]
    public void Clean_WhatFfmpegLeftAsItIs_HasLineBreaksAndStylesAlone(string source, string expected) => Assert.Equal(expected, AssText.Clean(source, AssDialect.Plain, out _));

    [Theory]
    [InlineData(@"{\an8}Up", true)]
    [InlineData(@"{\a6}Up", true)]
    [InlineData(@"{\an2}{\an9}Up", true)]
    [InlineData(@"{\an2}Down", false)]
    [InlineData(@"{\a10}Middle", false)]
    [InlineData("{an8}Down", false)]
    public void Clean_Place_IsTheTopOrTheUsualOne(string source, bool expected)
    {
        AssText.Clean(source, AssDialect.Authored, out var onTop);
        Assert.Equal(expected, onTop);
    }

    [Fact]
    public void Clean_CornerOfAClosedCaption_IsNoPlace()
    {
        AssText.Clean(@"{\an7}{\pos(38,243)}LOWEST ROW", AssDialect.Converted, out var onTop);
        Assert.False(onTop);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("{a}")]
    [InlineData("}")]
    [InlineData(@"{\p1}")]
    [InlineData(@"{\i1}a{\i0}")]
    [InlineData(@"\")]
    [InlineData(@"{\p1}{")]
    [InlineData("<b>")]
    public void Clean_AMillionTimesTheSame_IsShortAndDoneAtOnce(string piece)
    {
        foreach (var end in new[] { string.Empty, "}", "{" })
        {
            var clean = AssText.Clean(string.Concat(Enumerable.Repeat(piece, 1_000_000 / piece.Length)) + end, AssDialect.Authored, out _);
            Assert.InRange(clean.Length, 0, 32 * CueText.MostCharacters);
        }
    }

    [Fact]
    public void Clean_AnyPieces_AreReadAsTheyWereWritten()
    {
        var random = new Random(13);
        var pieces = new[] { "{", "}", @"\", "p1", "p0", "b1", "i1", "r", @"\N", @"\h", "{\\b1}", "{\\i0}", "<", ">", "<script>", "&", "--> ", "word", "\n", "\ud83d" };
        for (var round = 0; round < 2_000; round++)
        {
            var clean = AssText.Clean(string.Concat(Enumerable.Range(0, random.Next(1, 60)).Select(_ => pieces[random.Next(pieces.Length)])), AssDialect.Authored, out _);
            Assert.DoesNotContain("<script", clean, StringComparison.Ordinal);
            Assert.DoesNotContain("-->", clean, StringComparison.Ordinal);
            Assert.DoesNotContain("\n\n", clean, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("Dialogue: 0,0:00:01.00,1:00:02.50,Default,,0,0,0,,a, {\\an8}b, c", "1.0-3602.5 a, b, c line:0")]
    [InlineData("Dialogue: Marked=0,0:00:01.00,0:00:02.50,Default,Ada,0,0,0,Banner;1,a", "1.0-2.5 a ")]
    [InlineData("Comment: 0,0:00:01.00,0:00:02.50,Default,,0,0,0,,a", null)]
    [InlineData("Dialogue: 0,0:00:01.00,0:00:02.50,Default,,0,0,0,,{\\p1}m 0 0", null)]
    [InlineData("Dialogue: 0,0:00:01.00,soon,Default,,0,0,0,,a", null)]
    [InlineData("Dialogue: 0,0:00:01.00,0:00:02.50,Default", null)]
    [InlineData("Style: Default,Arial", null)]
    [InlineData("", null)]
    public void Read_OneLine_IsACueOrNothing(string line, string? expected) =>
        Assert.Equal(expected, AssEvent.Read(line, AssDialect.Authored) is { } cue ? $"{Files.Shown(cue)} {cue.Settings}" : null);
}
