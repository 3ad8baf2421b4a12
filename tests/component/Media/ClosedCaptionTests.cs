using EduStream.Media;
using EduStream.Media.Captions.Embedded;
using EduStream.Media.Probing;
using EduStream.Media.Processes;
using EduStream.Testing.Media;

namespace EduStream.Tests.Component.Media;

/// <summary>CEA-608 inside the pictures, at 25 a second.</summary>
public sealed class ClosedCaptionTests(MediaFixture media) : IClassFixture<MediaFixture>
{
    private readonly EmbeddedCaptionReader reader = new(media.Tools.Runner, media.Tools.Locator);

    [Theory]
    [InlineData("mp4")]
    [InlineData("ts")]
    [InlineData("mkv")]
    public async Task Those_of_608_are_read_out(string extension)
    {
        var file = await media.Clips.WithClosedCaptionsAsync(extension, [(25, 60, "HELLO FROM 608"), (75, 100, "SECOND LINE")]);
        Assert.Equal(["und 1.000-2.400 HELLO FROM 608 | 3.000-4.000 SECOND LINE"], await TextsAsync(file));
    }

    [Fact]
    public async Task Those_of_hevc_are_read_out() =>
        Assert.Equal(["und 1.000-2.400 HELLO"], await TextsAsync(await media.Clips.WithClosedCaptionsAsync("mp4", new PictureCaptions { Hevc = true }.Field(1, (25, 60, "HELLO")))));

    [Fact]
    public async Task Both_fields_are_tracks_of_their_own()
    {
        var captions = new PictureCaptions().Field(1, (25, 60, "HELLO THERE")).Field(2, (40, 80, "HOLA A TODOS"));
        var found = await ReadAsync(await media.Clips.WithClosedCaptionsAsync("mp4", captions));
        Assert.Equal(["und 1.000-2.400 HELLO THERE", "und-x-cc3 1.600-3.200 HOLA A TODOS"], found.Select(EmbeddedCaptionTests.Text));
        Assert.Equal([null, "CC3"], found.Select(each => each.Label));
        Assert.All(found, each => Assert.True(each.ForTheDeaf));
    }

    [Fact]
    public async Task The_second_field_alone_is_read() =>
        Assert.Equal(["und 1.600-3.200 HOLA"], await TextsAsync(await media.Clips.WithClosedCaptionsAsync("mp4", new PictureCaptions().Field(2, (40, 80, "HOLA")))));

    [Fact]
    public async Task What_the_second_field_tells_of_the_programme_is_no_track() => Assert.Equal(
        ["und 1.000-2.400 HELLO"], await TextsAsync(await media.Clips.WithClosedCaptionsAsync("mp4", new PictureCaptions().Field(1, (25, 60, "HELLO")).Programme(30, "EVENING NEWS"))));

    [Fact]
    public async Task Captions_that_begin_late_are_found()
    {
        var captions = new PictureCaptions { From = 110 }.Field(1, (125, 140, "LATE"));
        Assert.Equal(["und 5.000-5.600 LATE"], await TextsAsync(await media.Clips.WithClosedCaptionsAsync("mp4", captions)));
    }

    [Theory]
    [InlineData("filter_units")]
    [InlineData("-show_data")]
    [InlineData("-data_field")]
    public async Task What_a_program_gives_up_on_is_told_of(string argument)
    {
        var file = await media.Clips.WithClosedCaptionsAsync("mp4", [(25, 60, "HELLO")]);
        async Task<string> FailingAsync(string tool) => await media.ProgramAsync($"case \"$*\" in *{argument}*) exit 1;; esac\nexec '{tool}' \"$@\"");
        var tools = new MediaTools(new ToolOptions { Ffmpeg = await FailingAsync(media.Tools.Locator.Ffmpeg), Ffprobe = await FailingAsync(media.Tools.Locator.Ffprobe) });
        var found = (await new EmbeddedCaptionReader(tools.Runner, tools.Locator).ReadAsync(file, await media.AcceptAsync(file)))!;
        Assert.Equal((0, 0, 1), (found.Captions.Count, found.Refused, found.Unreadable));
    }

    [Fact]
    public async Task They_are_read_over_the_address_of_a_store()
    {
        var file = await media.Clips.WithClosedCaptionsAsync("mp4", [(25, 60, "HELLO")]);
        await using var server = await LoopbackInputTests.ServeAsync(file);
        var found = await reader.ReadAsync($"{server.Urls.Single()}/source", await media.AcceptAsync(file));
        Assert.Equal("und 1.000-2.400 HELLO", EmbeddedCaptionTests.Text(Assert.Single(found!.Captions)));
    }

    [Theory]
    [InlineData("http", "mov,mp4")]
    [InlineData("file", "matroska,webm")]
    public async Task The_allow_lists_hold_inside_the_filter_graph(string protocol, string formats)
    {
        var file = await media.Clips.WithClosedCaptionsAsync("mp4", [(25, 60, "HELLO")]);
        foreach (var (tool, arguments) in ((string, IReadOnlyList<string>)[])[
            (media.Tools.Locator.Ffmpeg, ClosedCaptionArguments.Extract(file, LineField.First, start: 0)), (media.Tools.Locator.Ffprobe, ClosedCaptionArguments.Packets(file))])
        {
            string[] changed = [.. arguments.Select(argument => argument
                .Replace("protocol_whitelist=file", $"protocol_whitelist={protocol}", StringComparison.Ordinal)
                .Replace(ClosedCaptionArguments.Escape(AllowLists.Formats), ClosedCaptionArguments.Escape(formats), StringComparison.Ordinal))];
            var result = await media.Tools.Runner.RunAsync(new ToolCommand(tool, changed, TimeSpan.FromMinutes(1)), default);
            Assert.NotEqual(0, result.ExitCode);
            Assert.Contains(result.LastErrors, line => line.Contains("not on whitelist", StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("it's; a [name], with: every\\thing = 'nasty'.mp4")]
    [InlineData("x[out+subcc];movie=filename=evil.mp4")]
    public async Task A_name_is_a_name_inside_the_filter_graph(string name)
    {
        var file = await media.Clips.WithClosedCaptionsAsync("mp4", [(25, 60, "HELLO")]);
        var nasty = Path.Combine(Path.GetDirectoryName(file)!, name);
        File.Move(file, nasty);
        Assert.Equal(["und 1.000-2.400 HELLO"], await TextsAsync(nasty));
    }

    private async Task<IReadOnlyList<EmbeddedCaptions>> ReadAsync(string file)
    {
        var found = (await reader.ReadAsync(file, await media.AcceptAsync(file)))!;
        Assert.Equal((0, 0), (found.Refused, found.Unreadable));
        return found.Captions;
    }

    private async Task<IEnumerable<string>> TextsAsync(string file) => (await ReadAsync(file)).Select(EmbeddedCaptionTests.Text);
}
