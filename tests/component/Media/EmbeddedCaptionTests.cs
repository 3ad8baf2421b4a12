using EduStream.Media;
using EduStream.Media.Captions;
using EduStream.Media.Captions.Embedded;
using EduStream.Media.Processes;
using EduStream.Testing.Media;

namespace EduStream.Tests.Component.Media;

public sealed class EmbeddedCaptionTests(MediaFixture media) : IClassFixture<MediaFixture>
{
    internal const string Srt = "1\n00:00:01,000 --> 00:00:02,000\nHello <i>there</i>\n\n2\n00:00:03,000 --> 00:00:04,000\nWorld\n";

    internal const string Ass =
        "[Script Info]\nScriptType: v4.00+\n\n[V4+ Styles]\nFormat: Name, Fontname, Fontsize\nStyle: Default,Arial,16\n\n[Events]\nFormat: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text\n"
        + "Dialogue: 0,0:00:01.00,0:00:02.50,Default,,0,0,0,,{\\an8\\b1}Bold{\\b0} words\\Nnext line\n";

    private readonly EmbeddedCaptionReader reader = new(media.Tools.Runner, media.Tools.Locator);

    [Fact]
    public async Task Text_of_every_kind_is_found_by_language_and_converted()
    {
        var clip = await media.Clips.MakeAsync(new Clip { Seconds = 5 });
        var file = await media.Clips.WithTextAsync(clip, "mkv",
        [
            (Srt, "srt", "subrip", "eng", "0"),
            (Ass, "ass", "ass", "ger", "0"),
            (Srt.Replace("Hello", "Sign", StringComparison.Ordinal), "srt", "subrip", "fre", "forced"),
            (Srt.Replace("Hello", "Second", StringComparison.Ordinal), "srt", "subrip", "eng", "hearing_impaired"),
        ]);
        var found = await ReadAsync(file);
        Assert.Equal(["en 1.000-2.000 Hello <i>there</i> | 3.000-4.000 World", "de 1.000-2.500 <b>Bold</b> words/next line"], found.Select(Text));
        Assert.All(found, captions => Assert.False(captions.ForTheDeaf));
    }

    [Fact]
    public async Task Text_in_mp4_is_converted()
    {
        var clip = await media.Clips.MakeAsync(new Clip { Seconds = 5 });
        var file = await media.Clips.WithTextAsync(clip, "mp4", [(Srt, "srt", "mov_text", "fra", "0")]);
        Assert.Equal(["fr 1.000-2.000 Hello <i>there</i> | 3.000-4.000 World"], (await ReadAsync(file)).Select(Text));
    }

    [Fact]
    public async Task Times_count_from_the_first_picture_wherever_the_files_clock_begins()
    {
        var clip = await media.Clips.MakeAsync(new Clip { Seconds = 5 });
        var file = await media.Clips.WithTextAsync(clip, "mkv", [(Srt, "srt", "subrip", null, "0")], "-output_ts_offset", "7");
        var source = await media.AcceptAsync(clip);
        var found = await reader.ReadAsync(file, source with { Video = source.Picture with { Start = 7 } });
        Assert.Equal(["und 1.000-2.000 Hello <i>there</i> | 3.000-4.000 World"], found!.Captions.Select(Text));
    }

    [Fact]
    public async Task A_video_without_captions_has_none() => Assert.Empty(await ReadAsync(await media.Clips.MakeAsync(new Clip { Seconds = 2 })));

    [Fact]
    public async Task A_file_that_is_no_video_any_more_cannot_be_read()
    {
        var source = await media.AcceptAsync(await media.Clips.MakeAsync(new Clip { Seconds = 2 }));
        Assert.Null(await reader.ReadAsync(await media.Clips.BytesAsync([1, 2, 3]), source));
        Assert.Null(await reader.ReadAsync(await media.Clips.PlaylistAsync("/etc/passwd"), source));
    }

    [Theory]
    [InlineData("subrip", 3000, 900)]
    [InlineData("ass", 3000, 900)]
    [InlineData("subrip", 20_001, 1)]
    [InlineData("ass", 20_001, 1)]
    public async Task Text_without_end_is_left_out_and_told_of(string encoder, int cues, int letters)
    {
        var clip = await media.Clips.MakeAsync(new Clip { Seconds = 5 });
        var endless = string.Concat(Enumerable.Range(0, cues).Select(i => $"{i}\n00:00:0{i * 3900L / cues / 1000},{i * 3900L / cues % 1000:000} --> 00:00:04,000\n{i} {new string('x', letters)}\n\n"));
        var file = await media.Clips.WithTextAsync(clip, "mkv", [(endless, "srt", encoder, "eng", "0"), (Srt, "srt", "subrip", "ger", "0")]);
        var found = (await reader.ReadAsync(file, await media.AcceptAsync(file)))!;
        Assert.Equal(("de", 1, 0), (Assert.Single(found.Captions).Language, found.Refused, found.Unreadable));
    }

    [Theory]
    [InlineData("subrip")]
    [InlineData("ass")]
    public async Task Text_that_ffmpeg_gives_up_on_is_left_out_and_told_of(string encoder)
    {
        var clip = await media.Clips.MakeAsync(new Clip { Seconds = 5 });
        var file = await media.Clips.WithTextAsync(clip, "mkv", [(Srt, "srt", encoder, "eng", "0"), (Srt, "srt", "subrip", "ger", "0")]);
        var source = await media.AcceptAsync(file);
        var failing = await media.ProgramAsync($"case \"$*\" in *' 0:2 '*) exit 1;; esac\nexec '{media.Tools.Locator.Ffmpeg}' \"$@\"");
        var tools = new MediaTools(new ToolOptions { Ffmpeg = failing });
        var found = (await new EmbeddedCaptionReader(tools.Runner, tools.Locator).ReadAsync(file, source))!;
        Assert.Equal(("de", 0, 1), (Assert.Single(found.Captions).Language, found.Refused, found.Unreadable));
    }

    [Fact]
    public async Task Markup_of_a_hostile_stream_does_not_survive()
    {
        var clip = await media.Clips.MakeAsync(new Clip { Seconds = 5 });
        var file = await media.Clips.WithTextAsync(clip, "mkv", [("1\n00:00:01,000 --> 00:00:02,000\n<script>alert(1)</script><b onclick=x>Hello\n", "srt", "subrip", "eng", "0")]);
        var text = Text(Assert.Single(await ReadAsync(file)));
        Assert.DoesNotContain("<script", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("onclick", text, StringComparison.OrdinalIgnoreCase);
    }

    private async Task<IReadOnlyList<EmbeddedCaptions>> ReadAsync(string file) =>
        (await reader.ReadAsync(file, await media.AcceptAsync(file)))?.Captions ?? throw new InvalidOperationException("The file cannot be read.");

    internal static string Text(EmbeddedCaptions captions) => $"{captions.Language} {string.Join(" | ", CaptionImport.ReadRepaired(captions.WebVtt)
        .Select(cue => FormattableString.Invariant($"{cue.Start.TotalSeconds:0.000}-{cue.End.TotalSeconds:0.000} {cue.Text.Replace('\n', '/')}")))}";
}
