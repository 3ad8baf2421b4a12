using EduStream.Media.Captions;
using EduStream.Media.Captions.Embedded;
using EduStream.Testing.Media;
using static EduStream.Tests.Component.Media.EmbeddedCaptionTests;

namespace EduStream.Tests.Component.Media;

public sealed class EmbeddedTextTests(MediaFixture media) : IClassFixture<MediaFixture>
{
    [Fact]
    public async Task Code_in_text_of_every_kind_is_shown()
    {
        var clip = await media.Clips.MakeAsync(new Clip { Seconds = 5 });
        var ass = Ass.Replace("words", "List<String>", StringComparison.Ordinal);
        var file = await media.Clips.WithTextAsync(clip, "mkv",
        [
            (Srt.Replace("World", "a <String> {b} C:\\new \\home", StringComparison.Ordinal), "srt", "copy", "eng", "0"),
            (ass, "ass", "ass", "ger", "0"),
            ("WEBVTT\n\nintro\n00:01.000 --> 00:02.000\nA <c.x>List&lt;String&gt;</c> <i>x</i>\n\n2\n00:03.000 --> 00:04.000\nint main() {}\n", "vtt", "copy", "fre", "0"),
        ]);
        Assert.Equal(
            [@"en 1.000-2.000 Hello <i>there</i> | 3.000-4.000 a &lt;String&gt; {b} C:\new \home", "de 1.000-2.500 <b>Bold</b> List&lt;String&gt;/next line", "fr 1.000-2.000 A List&lt;String&gt; <i>x</i> | 3.000-4.000 int main() {}"],
            (await ReadAsync(file)).Select(Text));
        var mp4 = await media.Clips.WithTextAsync(clip, "mp4", [(ass, "ass", "mov_text", "fra", "0")]);
        Assert.Equal(["fr 1.000-2.500 <b>Bold</b> List&lt;String&gt;/next line"], (await ReadAsync(mp4)).Select(Text));
    }

    [Theory]
    [InlineData("ass")]
    [InlineData("ssa")]
    public async Task Drawings_and_comments_are_no_captions(string encoder)
    {
        var clip = await media.Clips.MakeAsync(new Clip { Seconds = 5 });
        const string Event = "Dialogue: 0,0:00:03.00,0:00:04.00,Default,,0,0,0,,";
        var drawings = string.Concat(Enumerable.Repeat($"{Event}{{\\p1}}m 0 0 {string.Concat(Enumerable.Repeat("l 640 0 ", 100))}{{\\p0}}\n", 3000));
        var file = await media.Clips.WithTextAsync(clip, "mkv", [($"{Ass}Comment: 0,0:00:01.00,0:00:02.50,Default,,0,0,0,,Never\n{Event}{{note to self}}Hello \\h{{\\p1}}m 0 0 l 640 0{{\\p0}}there\n{drawings}", "ass", encoder, "ger", "0")]);
        Assert.Equal(["de 1.000-2.500 <b>Bold</b> words/next line | 3.000-4.000 Hello  there"], (await ReadAsync(file)).Select(Text));
        Assert.Equal("line:0", CaptionImport.ReadRepaired((await ReadAsync(file))[0].WebVtt)[0].Settings);
    }

    [Fact]
    public async Task Closed_captions_in_two_rows_have_no_marks_of_their_indent_or_corner()
    {
        // A first picture between two hundredths of a second, which is as fine as the captions are written.
        var file = await media.Clips.WithClosedCaptionsAsync("mkv", [(25, 60, "UPPER ROW\nLOWER ROW")], "-output_ts_offset", "0.003");
        Assert.Equal(0.003, (await media.AcceptAsync(file)).Start.Value, 6);
        var found = Assert.Single(await ReadAsync(file));
        Assert.Equal("und 1.000-2.400 UPPER ROW/LOWER ROW", Text(found));
        Assert.Empty(Assert.Single(CaptionImport.ReadRepaired(found.WebVtt)).Settings);
    }

    private async Task<IReadOnlyList<EmbeddedCaptions>> ReadAsync(string file) =>
        (await new EmbeddedCaptionReader(media.Tools.Runner, media.Tools.Locator).ReadAsync(file, await media.AcceptAsync(file)))?.Captions ?? throw new InvalidOperationException("The file cannot be read.");
}
