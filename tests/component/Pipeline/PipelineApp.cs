using System.Collections.Concurrent;
using System.Net.ServerSentEvents;
using System.Security.Cryptography;
using System.Text.Json;
using EduStream.Contracts;
using EduStream.Contracts.Events;
using EduStream.Contracts.Licensing;
using EduStream.Contracts.Progress;
using EduStream.Contracts.Videos;
using EduStream.Pipeline.Uploads;
using EduStream.ServiceDefaults.Errors;
using EduStream.Storage;
using EduStream.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Conventions = EduStream.ServiceDefaults.ServiceDefaults;

namespace EduStream.Tests.Component.Pipeline;

/// <summary>The pipeline app as it runs, between stand-ins for the apps that it talks to.</summary>
internal sealed class PipelineApp : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, ContentKeys> keys = new();
    private readonly ConcurrentQueue<ContentKey> made = new();
    private readonly ConcurrentQueue<(string Call, JsonElement Body)> calls = new();

    private PipelineApp()
    {
    }

    public AppUnderTest App { get; private set; } = null!;

    /// <summary>What the catalog was told, in order: <c>versions</c>, <c>publish</c>, <c>fail</c>.</summary>
    public IReadOnlyList<(string Call, JsonElement Body)> Told => [.. calls];

    /// <summary>What the catalog says to a publication: nothing, or the type of a conflict.</summary>
    public string? Conflict { get; set; }

    /// <summary>Which version of a video people watch, as the catalog says it.</summary>
    public ConcurrentDictionary<VideoId, int> Published { get; } = new();

    /// <summary>The catalog lets no version be removed.</summary>
    public bool EveryVersionIsWatched { get; set; }

    /// <summary>Keys cannot be made while it is.</summary>
    public bool LicensingIsAway { get; set; }

    /// <summary>Keys that exist.</summary>
    public int KeysLeft => keys.Count;

    /// <summary>Keys that were ever made.</summary>
    public IReadOnlyList<ContentKey> Keys => [.. made];

    /// <param name="runtimeClock">Of the sidecars, for example a hurried one.</param>
    /// <param name="sameClock">The app goes by it too.</param>
    public static async Task<PipelineApp> StartAsync(TimeProvider? runtimeClock = null, bool sameClock = false, Dictionary<string, string>? settings = null)
    {
        var pipeline = new PipelineApp();
        pipeline.App = await AppUnderTest.StartAsync<PublishStarter>(new AppSetup(AppIds.Pipeline)
        {
            Settings = new Dictionary<string, string>(settings ?? [])
            {
                ["MediaStore:Folder"] = "{data}/media",
                ["PublishVideo:ScratchFolder"] = "{data}/scratch",
                ["Encoding:Preset"] = "ultrafast",
                ["Encoding:MaxSegmentsPerChunk"] = "1",
            },
            RuntimeClock = runtimeClock ?? TimeProvider.System,
            Services = services => services.Replace(ServiceDescriptor.Singleton(sameClock ? runtimeClock! : TimeProvider.System)),
            Peers = [new Peer(AppIds.Uploads), new Peer(AppIds.Catalog, pipeline.MapCatalog), new Peer(AppIds.Licensing, pipeline.MapLicensing)],
        });
        return pipeline;
    }

    public ValueTask DisposeAsync() => App.DisposeAsync();

    /// <summary>An upload of an instructor; without bytes in the store it will be refused as taken back.</summary>
    public static UploadCompleted NewUpload(VideoId? videoId = null) => new(
        new UploadId(Guid.CreateVersion7()), videoId ?? new VideoId(Guid.CreateVersion7()), new LessonId(Guid.CreateVersion7()), "instructor", "lecture.mp4", 4, TimeProvider.System.GetUtcNow());

    public async Task<UploadCompleted> UploadAsync(Stream content)
    {
        var upload = NewUpload();
        await App.Services.GetRequiredService<IMediaStore>().WriteAsync(MediaPaths.UploadSource(upload.UploadId), content);
        return upload;
    }

    public Task AnnounceAsync(UploadCompleted upload, string topic = Topics.UploadCompleted) =>
        App.DaprOf(AppIds.Uploads).PublishEventAsync(Components.PubSub, topic, upload);

    public async Task<HttpResponseMessage> AskAsync(VideoId videoId, string? token, string accept = "application/json")
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/pipeline/videos/{videoId}/progress");
        request.Headers.Accept.ParseAdd(accept);
        return await App.Client(token).SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }

    /// <summary>What the owner's page sees until the stream ends; waits for the upload to be known.</summary>
    public async Task<IReadOnlyList<VideoProgress>> FollowAsync(VideoId videoId)
    {
        HttpResponseMessage answer = null!;
        await Eventually.TrueAsync(async () => (answer = await AskAsync(videoId, App.Issuer.Instructor(), "text/event-stream")).IsSuccessStatusCode);
        var seen = new List<VideoProgress>();
        await using var stream = await answer.Content.ReadAsStreamAsync();
        await foreach (var item in SseParser.Create(stream).EnumerateAsync())
        {
            seen.Add(JsonSerializer.Deserialize<VideoProgress>(item.Data, Conventions.Json)!);
        }

        return seen;
    }

    public async Task<VideoProgress> EndAsync(VideoId videoId) => (await FollowAsync(videoId))[^1];

    private static string Random() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    private void MapCatalog(WebApplication app)
    {
        app.MapGet("/internal/videos/{videoId}/versions/{version:int}", (VideoId videoId, int version) => new VersionDecisions([]));
        app.MapGet("/internal/videos/{videoId}/published", (VideoId videoId) => new PublishedVersion(Published.TryGetValue(videoId, out var version) ? version : null));
        app.MapGet("/internal/videos/{videoId}/pair", IResult (VideoId videoId) => Problems.Of(StatusCodes.Status404NotFound, "no-pair", "The lesson has one recording."));
        MapCalls(app);
    }

    private void MapCalls(WebApplication app) => app.MapPost("/internal/videos/{videoId}/{call}", IResult (VideoId videoId, string call, JsonElement body) =>
    {
        calls.Enqueue((call, body.Clone()));
        if (call == "remove" && EveryVersionIsWatched)
        {
            return Problems.Of(StatusCodes.Status409Conflict, "version-in-use", "No.");
        }

        return call == "publish" && Conflict is { } type ? Problems.Of(StatusCodes.Status409Conflict, type, "No.") : TypedResults.NoContent();
    });

    private void MapLicensing(WebApplication app)
    {
        var version = app.MapGroup("/internal/keys/{videoId}/{number}");
        version.MapPost("/", IResult (VideoId videoId, int number, CreateContentKeys wanted) =>
        {
            if (LicensingIsAway)
            {
                return Problems.Of(StatusCodes.Status503ServiceUnavailable, "unavailable", "Not now.");
            }

            var found = keys.GetOrAdd($"{videoId}/{number}", _ => new ContentKeys([.. wanted.Classes.Select(NewKey)]));
            return TypedResults.Ok(new ContentKeyIds([.. found.Keys.Select(key => new ContentKeyId(key.Class, key.KeyId))]));
        });
        version.MapPost("/release", (VideoId videoId, int number) => TypedResults.Ok(keys[$"{videoId}/{number}"]));
        version.MapDelete("/", (VideoId videoId, int number) =>
        {
            keys.TryRemove($"{videoId}/{number}", out _);
            return TypedResults.NoContent();
        });
    }

    private ContentKey NewKey(string name)
    {
        var key = new ContentKey(name, Random(), Random());
        made.Enqueue(key);
        return key;
    }
}
