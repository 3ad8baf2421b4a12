using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using EduStream.Contracts;
using EduStream.Contracts.Captions;
using EduStream.EnrichVideo;
using EduStream.EnrichVideo.Activities;
using EduStream.EnrichVideo.Captions;
using EduStream.EnrichVideo.Work;
using EduStream.Media;
using EduStream.Media.Captions.Embedded;
using EduStream.Media.Processes;
using EduStream.Media.Speech;
using EduStream.PublishVideo;
using EduStream.PublishVideo.Work;
using EduStream.ServiceDefaults.Errors;
using EduStream.Storage;
using EduStream.Tests.Component.Media;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace EduStream.Tests.Component.Workflows.EnrichVideo;

/// <summary>The real activities with a real store and real programs; the catalog answers what a test wants and keeps what it was offered.</summary>
internal sealed class CaptionRig : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("edustream-captions-");
    private readonly ScratchSpace scratch;
    private readonly EncodeSlots slots;
    private readonly EnrichmentFiles work;
    private readonly CaptionOffers offers;
    private readonly MediaFixture media;

    internal CaptionRig(MediaFixture media)
    {
        this.media = media;
        var options = Options.Create(new PublishVideoOptions { ScratchFolder = Path.Combine(folder.FullName, "scratch") });
        Store = MediaStoreRegistration.Open(new MediaStoreOptions { Folder = Path.Combine(folder.FullName, "media") });
        Catalog = new FakeCatalog(Store);
        (scratch, slots) = (new ScratchSpace(options), new EncodeSlots(options));
        work = new EnrichmentFiles(Store, new WorkFiles(Store), media.Prober);
        offers = new CaptionOffers(new HttpClient(Catalog) { BaseAddress = new Uri("http://catalog") }, Store);
    }

    internal IMediaStore Store { get; }

    internal FakeCatalog Catalog { get; }

    internal async Task<EnrichVideoInput> UploadAsync(string? file)
    {
        var input = new EnrichVideoInput(new VideoId(Guid.CreateVersion7()), 1, new UploadId(Guid.CreateVersion7()), "instructor");
        if (file is not null)
        {
            await using var content = File.OpenRead(file);
            await Store.WriteAsync(MediaPaths.UploadSource(input.UploadId), content);
        }

        return input;
    }

    /// <param name="ffmpeg">Another program in its place.</param>
    internal Task<PartResult> ExtractAsync(EnrichVideoInput input, string? ffmpeg = null)
    {
        var tools = ffmpeg is null ? media.Tools : new MediaTools(new ToolOptions { Ffmpeg = ffmpeg });
        return new ExtractCaptions(work, slots, new EmbeddedCaptionReader(tools.Runner, tools.Locator), offers, NullLogger<ExtractCaptions>.Instance).RunAsync(null!, input);
    }

    internal Task<PartResult> RecognizeAsync(EnrichVideoInput input, ISpeechRecognizer recognizer) => new RecognizeSpeech(
        work, slots, scratch, new SpeechSound(media.Tools.Runner, media.Tools.Locator), recognizer, offers, Store, NullLogger<RecognizeSpeech>.Instance).RunAsync(null!, input);

    /// <param name="script">What the recognizer does; null: there is none.</param>
    internal Task<PartResult> RecognizeAsync(EnrichVideoInput input, string? script)
    {
        var speech = script is null ? new SpeechOptions() : new SpeechOptions { Command = "/bin/sh", Arguments = ["-c", script, "recognizer", "{audio}", "{output}", "{language}"] };
        return RecognizeAsync(input, new CommandSpeechRecognizer(media.Tools.Runner, Options.Create(speech)));
    }

    internal async Task ListAsync(EnrichVideoInput input, params CaptionEntry[] entries)
    {
        using var content = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(new CaptionList(1, 1, entries), ServiceDefaults.ServiceDefaults.Json));
        await Store.WriteAsync(MediaPaths.CaptionList(input.VideoId), content);
    }

    internal int FilesInScratch => Directory.EnumerateFiles(Path.Combine(folder.FullName, "scratch"), "*", SearchOption.AllDirectories).Count(file => !file.EndsWith(".lock", StringComparison.Ordinal));

    public void Dispose()
    {
        scratch.Dispose();
        folder.Delete(recursive: true);
    }

    internal sealed class FakeCatalog(IMediaStore store) : HttpMessageHandler
    {
        internal (HttpStatusCode Status, string? Problem) Answer { get; set; } = (HttpStatusCode.NoContent, null);

        internal List<(OfferCaptions Offer, string File)> Offered { get; } = [];

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var offer = (await request.Content!.ReadFromJsonAsync<OfferCaptions>(ServiceDefaults.ServiceDefaults.Json, cancellationToken))!;
            var videoId = VideoId.TryParse(request.RequestUri!.AbsolutePath.Split('/')[3], out var id) ? id : throw new InvalidOperationException("Not a video.");
            using var file = new StreamReader(await store.OpenReadAsync(MediaPaths.CaptionOffer(videoId, offer), stop: cancellationToken), Encoding.UTF8);
            Offered.Add((offer, await file.ReadToEndAsync(cancellationToken)));
            return new HttpResponseMessage(Answer.Status)
            {
                Content = Answer.Problem is { } problem ? JsonContent.Create(new { type = Problems.TypePrefix + problem }, new MediaTypeHeaderValue("application/problem+json")) : null,
            };
        }
    }
}
