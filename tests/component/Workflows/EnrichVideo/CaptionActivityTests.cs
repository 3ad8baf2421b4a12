using System.Net;
using EduStream.Contracts;
using EduStream.Contracts.Captions;
using EduStream.Contracts.Enrichment;
using EduStream.EnrichVideo;
using EduStream.Media.Speech;
using EduStream.Testing.Media;
using EduStream.Tests.Component.Media;
using Xunit;

namespace EduStream.Tests.Component.Workflows.EnrichVideo;

public sealed class CaptionActivityTests(MediaFixture media) : IClassFixture<MediaFixture>, IDisposable
{
    private const string Srt = "1\n00:00:00,500 --> 00:00:01,500\nHello\n";
    private const string Heard = "printf 'WEBVTT\\n\\n00:00.500 --> 00:01.500\\nHeard\\n' > \"$2.vtt\"";
    private readonly CaptionRig rig = new(media);

    public void Dispose() => rig.Dispose();

    [Fact]
    public async Task Captions_of_the_file_are_offered_once_a_language_and_nothing_is_left()
    {
        var input = await rig.UploadAsync(await CaptionedAsync("eng", "ger"));

        Assert.Equal(PartResult.Done, await rig.ExtractAsync(input));

        Assert.Equal(["en", "de"], rig.Catalog.Offered.Select(offered => offered.Offer.Language));
        Assert.All(rig.Catalog.Offered, offered => Assert.Equal((CaptionOrigin.Embedded, 1, "WEBVTT\n\n00:00:00.500 --> 00:00:01.500\nHello\n"), (offered.Offer.Origin, offered.Offer.Version, offered.File)));
        Assert.Empty(await rig.Store.ListAsync("caption-offers/").ToListAsync());
    }

    [Theory]
    [InlineData(HttpStatusCode.Conflict, "captions-kept", CaptionPartReasons.Kept)]
    [InlineData(HttpStatusCode.Conflict, "too-many-captions", CaptionPartReasons.Kept)]
    [InlineData(HttpStatusCode.UnprocessableEntity, "captions-no-cues", CaptionPartReasons.Refused)]
    [InlineData(HttpStatusCode.NotFound, "no-such-video", PartReasons.NothingThere)]
    public async Task What_the_catalog_does_not_take_has_a_reason(HttpStatusCode status, string problem, string reason)
    {
        rig.Catalog.Answer = (status, problem);
        Assert.Equal(PartResult.NotAvailable(reason), await rig.ExtractAsync(await rig.UploadAsync(await CaptionedAsync("eng"))));
    }

    [Theory]
    [InlineData(HttpStatusCode.ServiceUnavailable, null)]
    [InlineData(HttpStatusCode.NotFound, null)]
    [InlineData(HttpStatusCode.NotFound, "no-such-offer")]
    public async Task What_passes_is_tried_again(HttpStatusCode status, string? problem)
    {
        rig.Catalog.Answer = (status, problem);
        var input = await rig.UploadAsync(await CaptionedAsync("eng"));
        await Assert.ThrowsAsync<HttpRequestException>(() => rig.ExtractAsync(input));

        rig.Catalog.Answer = (HttpStatusCode.NoContent, null);
        Assert.Equal(PartResult.Done, await rig.ExtractAsync(input));
    }

    [Fact]
    public async Task A_file_without_captions_has_nothing_and_one_that_is_gone_says_so()
    {
        Assert.Equal(PartResult.NotAvailable(PartReasons.NothingThere), await rig.ExtractAsync(await rig.UploadAsync(await ClipAsync())));
        Assert.Equal(PartResult.NotAvailable(PartReasons.SourceRemoved), await rig.ExtractAsync(await rig.UploadAsync(null)));
        Assert.Empty(rig.Catalog.Offered);
    }

    [Fact]
    public async Task Speech_becomes_automatic_captions()
    {
        var input = await rig.UploadAsync(await ClipAsync());

        Assert.Equal(PartResult.Done, await rig.RecognizeAsync(input, $"test -s \"$1\" && {Heard}"));

        var (offer, file) = Assert.Single(rig.Catalog.Offered);
        Assert.Equal((CaptionOrigin.Automatic, CaptionKind.Captions, "und"), (offer.Origin, offer.Kind, offer.Language));
        Assert.Contains("Heard", file, StringComparison.Ordinal);
        Assert.Equal(0, rig.FilesInScratch);
    }

    [Fact]
    public async Task Without_a_recognizer_nothing_is_made_up()
    {
        Assert.Equal(PartResult.NotAvailable(CaptionPartReasons.NotConfigured), await rig.RecognizeAsync(await rig.UploadAsync(await ClipAsync()), (string?)null));
        Assert.Empty(rig.Catalog.Offered);
    }

    [Theory]
    [InlineData(CaptionOrigin.Instructor, null, true)]
    [InlineData(CaptionOrigin.Embedded, 1, true)]
    [InlineData(CaptionOrigin.Embedded, 2, false)]
    [InlineData(CaptionOrigin.Automatic, 1, false)]
    public async Task Nobody_listens_where_better_captions_are_there(CaptionOrigin origin, int? version, bool better)
    {
        var input = await rig.UploadAsync(await ClipAsync());
        await rig.ListAsync(input, new CaptionEntry("en", null, CaptionKind.Captions, origin, version, new string('0', 32), 10, 1));

        Assert.Equal(better ? PartResult.NotAvailable(CaptionPartReasons.Kept) : PartResult.Done, await rig.RecognizeAsync(input, Heard));
    }

    [Fact]
    public async Task A_service_that_takes_its_time_is_asked_again_without_listening_anew()
    {
        var input = await rig.UploadAsync(await ClipAsync());
        var service = new SlowService(looks: 2);

        var still = new PartResult(PartState.Skipped, CaptionPartReasons.StillListening);
        Assert.Equal([still, still, PartResult.Done], [await rig.RecognizeAsync(input, service), await rig.RecognizeAsync(input, service), await rig.RecognizeAsync(input, service)]);

        Assert.Equal([null, "job-1", "job-1"], service.Jobs);
        Assert.Equal(("de", CaptionOrigin.Automatic), (rig.Catalog.Offered.Single().Offer.Language, rig.Catalog.Offered.Single().Offer.Origin));
        Assert.NotNull(await rig.Store.FindAsync(EduStream.EnrichVideo.Work.EnrichmentPaths.SpeechSound(input)));
    }

    [Fact]
    public async Task A_recognizer_that_fails_has_failed_and_leaves_nothing()
    {
        Assert.Equal(new PartResult(PartState.Failed, SpeechFailures.Error), await rig.RecognizeAsync(await rig.UploadAsync(await ClipAsync()), "exit 1"));
        Assert.Equal(0, rig.FilesInScratch);
    }

    [Fact]
    public async Task A_video_without_sound_has_nothing_to_hear() => Assert.Equal(
        PartResult.NotAvailable(CaptionPartReasons.NoSound), await rig.RecognizeAsync(await rig.UploadAsync(await media.Clips.MakeAsync(new Clip { Seconds = 2, Sound = false })), Heard));

    private sealed class SlowService(int looks) : ISpeechRecognizer
    {
        internal List<string?> Jobs { get; } = [];

        public bool IsConfigured => true;

        public bool NeedsAddress => true;

        public Task<SpeechOutcome> RecognizeAsync(SpeechTask task, CancellationToken stop = default)
        {
            Jobs.Add(task.Job);
            return Task.FromResult<SpeechOutcome>(Jobs.Count <= looks ? new SpeechOutcome.Running("job-1") : new SpeechOutcome.Heard("de", "WEBVTT\n\n00:00.000 --> 00:01.000\nGuten Tag\n"u8.ToArray()));
        }
    }

    private Task<string> ClipAsync() => media.Clips.MakeAsync(new Clip { Seconds = 2 });

    private async Task<string> CaptionedAsync(params string[] languages) =>
        await media.Clips.WithTextAsync(await ClipAsync(), "mkv", [.. languages.Select(language => (Srt, "srt", "subrip", (string?)language, "0"))]);
}
