using EduStream.Media;
using EduStream.Media.Captions.Embedded;
using EduStream.Media.Processes;
using EduStream.Testing.Media;
using static EduStream.Testing.Media.DtvccBytes;

namespace EduStream.Tests.Component.Media;

/// <summary>CEA-708 inside the pictures, at 25 a second, alone and beside CEA-608.</summary>
public sealed class DigitalCaptionTests(MediaFixture media) : IClassFixture<MediaFixture>
{
    private readonly EmbeddedCaptionReader reader = new(media.Tools.Runner, media.Tools.Locator);

    [Theory]
    [InlineData("mp4")]
    [InlineData("ts")]
    public async Task A_service_pops_on(string extension)
    {
        var captions = new PictureCaptions()
            .Service(15, 1, Define(0, rows: 2), Text("Hello from 708 "), Pen(1, 4), Text("¿qué?"))
            .Service(25, 1, Show(0))
            .Service(60, 1, Delete(0));
        Assert.Equal(["und 1.000-2.400 Hello from 708/¿qué?"], await TextsAsync(await media.Clips.WithClosedCaptionsAsync(extension, captions)));
    }

    [Fact]
    public async Task A_service_rolls_up()
    {
        var captions = new PictureCaptions()
            .Service(25, 1, Define(0, rows: 2, visible: true), Text("First"), Return)
            .Service(50, 1, Text("Sec"))
            .Service(52, 1, Text("ond"), Return)
            .Service(75, 1, Text("Third"))
            .Service(100, 1, Hide(0));
        Assert.Equal(
            ["und 1.000-2.000 First | 2.000-2.080 First/Second | 2.080-3.000 Second | 3.000-4.000 Second/Third"],
            await TextsAsync(await media.Clips.WithClosedCaptionsAsync("mp4", captions)));
    }

    [Fact]
    public async Task Of_the_same_words_in_708_and_608_the_708_ones_are_kept()
    {
        var captions = new PictureCaptions()
            .Field(1, (25, 60, "GOOD MORNING CLASS")).Field(2, (40, 80, "BUENOS DIAS"))
            .Service(15, 1, Define(0), Text("Good morning, class!")).Service(25, 1, Show(0)).Service(60, 1, Hide(0));
        Assert.Equal(["und 1.000-2.400 Good morning, class!", "und-x-cc3 1.600-3.200 BUENOS DIAS"], await TextsAsync(await media.Clips.WithClosedCaptionsAsync("mp4", captions)));
    }

    [Fact]
    public async Task Other_words_in_708_and_608_are_both_kept()
    {
        var captions = new PictureCaptions()
            .Field(1, (25, 60, "GOOD MORNING CLASS"))
            .Service(15, 1, Define(0), Text("Guten Morgen")).Service(25, 1, Show(0)).Service(60, 1, Hide(0))
            .Service(65, 2, Define(0), Text("Bonjour")).Service(75, 2, Show(0)).Service(100, 2, Hide(0));
        var found = await ReadAsync(await media.Clips.WithClosedCaptionsAsync("mp4", captions));
        Assert.Equal(["und 1.000-2.400 Guten Morgen", "und-x-s2 3.000-4.000 Bonjour", "und-x-cc1 1.000-2.400 GOOD MORNING CLASS"], found.Select(EmbeddedCaptionTests.Text));
        Assert.Equal([null, "Service 2", "CC1"], found.Select(each => each.Label));
    }

    [Fact]
    public async Task A_service_without_end_is_refused_and_the_field_stands_in()
    {
        // A thousand pictures' worth of packets, as ffprobe would write them, for a clip whose field says the same.
        var file = await media.Clips.WithClosedCaptionsAsync("mp4", [(25, 60, "HELLO")]);
        var packet = Convert.ToHexString(Triplets(Packet(0, 1, Define(0, visible: true), FormFeed, Text("AB"))));
        var other = Convert.ToHexString(Triplets(Packet(0, 1, Define(0, visible: true), FormFeed, Text("CD"))));
        var script = $"case \"$*\" in *-show_data*) '{media.Tools.Locator.Ffprobe}' \"$@\"; exec awk 'BEGIN {{ for (i = 0; i < 20010; i++) printf \"pts_time=%d\\n00000000: %s\\n00000010: %s\\n\", 10 + i, "
            + $"i % 2 ? \"{packet[..32]}\" : \"{other[..32]}\", i % 2 ? \"{packet[32..]}\" : \"{other[32..]}\" }}';; esac\nexec '{media.Tools.Locator.Ffprobe}' \"$@\"";
        var tools = new MediaTools(new ToolOptions { Ffprobe = await media.ProgramAsync(script) });
        var found = (await new EmbeddedCaptionReader(tools.Runner, tools.Locator).ReadAsync(file, await media.AcceptAsync(file)))!;
        Assert.Equal(("und 1.000-2.400 HELLO", 1), (EmbeddedCaptionTests.Text(Assert.Single(found.Captions)), found.Refused));
    }

    [Theory]
    [InlineData("mp4", "libx264", "3")] // pictures are stored in another order than they are shown in
    [InlineData("ts", "mpeg2video", "2")]
    public async Task Those_of_pictures_that_come_in_another_order_are_in_order(string extension, string encoder, string bFrames)
    {
        var captions = new PictureCaptions().Field(1, (25, 60, "ONE")).Service(15, 1, Define(0), Text("Two"), Text(" and three")).Service(75, 1, Show(0)).Service(100, 1, Hide(0));
        var file = await media.Clips.EncodeAnewAsync(await media.Clips.WithClosedCaptionsAsync("mp4", captions), extension, "-c:v", encoder, "-bf", bFrames);
        Assert.Equal(["und 3.000-4.000 Two and three", "und-x-cc1 1.000-2.400 ONE"], await TextsAsync(file));
    }

    private async Task<IReadOnlyList<EmbeddedCaptions>> ReadAsync(string file)
    {
        var found = (await reader.ReadAsync(file, await media.AcceptAsync(file)))!;
        Assert.Equal((0, 0), (found.Refused, found.Unreadable));
        return found.Captions;
    }

    private async Task<IEnumerable<string>> TextsAsync(string file) => (await ReadAsync(file)).Select(EmbeddedCaptionTests.Text);
}
