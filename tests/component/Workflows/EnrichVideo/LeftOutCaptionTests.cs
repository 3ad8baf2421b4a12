using EduStream.Contracts.Enrichment;
using EduStream.EnrichVideo;
using EduStream.Testing.Media;
using EduStream.Tests.Component.Media;
using Xunit;

namespace EduStream.Tests.Component.Workflows.EnrichVideo;

/// <summary>Captions inside a file that come under another name than usual, or not at all.</summary>
public sealed class LeftOutCaptionTests(MediaFixture media) : IClassFixture<MediaFixture>, IDisposable
{
    private readonly CaptionRig rig = new(media);

    public void Dispose() => rig.Dispose();

    [Fact]
    public async Task Captions_that_say_too_much_are_refused_and_not_missing()
    {
        var endless = string.Concat(Enumerable.Range(0, 3000).Select(i => $"{i}\n00:00:00,{i % 1000:000} --> 00:00:01,500\n{i} {new string('x', 900)}\n\n"));
        Assert.Equal(PartResult.NotAvailable(CaptionPartReasons.Refused), await rig.ExtractAsync(await rig.UploadAsync(await SubtitledAsync(endless))));
    }

    [Fact]
    public async Task Captions_that_ffmpeg_gives_up_on_are_unreadable_and_not_missing()
    {
        var failing = await media.ProgramAsync("exit 1");
        Assert.Equal(PartResult.NotAvailable(PartReasons.Unreadable), await rig.ExtractAsync(await rig.UploadAsync(await SubtitledAsync("1\n00:00:00,500 --> 00:00:01,500\nHello\n")), failing));
    }

    [Fact]
    public async Task Captions_of_both_fields_are_offered_under_names_that_differ()
    {
        var captions = new PictureCaptions().Field(1, (25, 60, "HELLO THERE")).Field(2, (40, 80, "HOLA"));
        Assert.Equal(PartResult.Done, await rig.ExtractAsync(await rig.UploadAsync(await media.Clips.WithClosedCaptionsAsync("mp4", captions))));
        Assert.Equal([("und", null), ("und-x-cc3", "CC3")], rig.Catalog.Offered.Select(offered => (offered.Offer.Language, offered.Offer.Label)));
    }

    private async Task<string> SubtitledAsync(string text) =>
        await media.Clips.WithTextAsync(await media.Clips.MakeAsync(new Clip { Seconds = 2 }), "mkv", [(text, "srt", "subrip", "eng", "0")]);
}
