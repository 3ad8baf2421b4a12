using System.Collections.Concurrent;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using EduStream.Contracts;
using EduStream.Contracts.Videos;
using EduStream.Storage.Folder;
using EduStream.Testing;
using EduStream.Uploads.Uploads;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace EduStream.Tests.Component.Uploads;

/// <summary>The uploads app with a stand-in for the catalog, one for the pipeline that hears events, and a clock that tests move.</summary>
internal sealed class UploadsFixture : IAsyncDisposable
{
    private readonly ConcurrentQueue<(string Topic, JsonElement Data)> heard = [];

    internal AppUnderTest App { get; private set; } = null!;

    internal HttpClient Instructor { get; private set; } = null!;

    internal HttpClient Other { get; private set; } = null!;

    internal HttpClient Admin { get; private set; } = null!;

    internal Dictionary<string, string> Settings { get; } = [];

    /// <summary>Starts at the real time, because files carry real times.</summary>
    internal ManualClock Clock { get; } = new(TimeProvider.System.GetUtcNow());

    internal LessonId Lesson { get; } = new(Guid.CreateVersion7());

    internal VideoId Video { get; } = new(Guid.CreateVersion7());

    /// <summary>What the catalog answers to a registration.</summary>
    internal int CatalogAnswers { get; set; } = StatusCodes.Status200OK;

    internal ConcurrentQueue<RegisterUpload> Registered { get; } = [];

    internal ConcurrentQueue<UploadId> Forgotten { get; } = [];

    internal JsonElement[] Announced => [.. Heard(Topics.UploadCompleted)];

    internal JsonElement[] Readable => [.. Heard(Topics.UploadReadable)];

    internal FolderMediaStore Media => field ??= new(Path.Combine(App.Data, "media"));

    internal static async Task<UploadsFixture> StartAsync(Action<UploadsFixture>? change = null, Func<FolderMediaStore, UploadsFixture, Task>? before = null)
    {
        var fixture = new UploadsFixture();
        change?.Invoke(fixture);
        fixture.App = await AppUnderTest.StartAsync<UploadOptions>(new AppSetup(AppIds.Uploads)
        {
            Settings = fixture.Settings,
            // The cron binding comes by several times a second.
            RuntimeClock = new HurriedClock(100),
            Peers = [new(AppIds.Catalog, fixture.MapCatalog), Peer.Listening(AppIds.Pipeline, fixture.heard, Topics.UploadCompleted, Topics.UploadReadable)],
            Prepare = folder => before?.Invoke(new FolderMediaStore(Path.Combine(folder, "media")), fixture).GetAwaiter().GetResult(),
            Services = services => services.Replace(ServiceDescriptor.Singleton<TimeProvider>(fixture.Clock)),
        });
        fixture.Instructor = fixture.App.Client(fixture.App.Issuer.Instructor());
        fixture.Other = fixture.App.Client(fixture.App.Issuer.Instructor("other"));
        fixture.Admin = fixture.App.Client(fixture.App.Issuer.Admin());
        return fixture;
    }

    internal static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    internal static HttpRequestMessage Request(HttpMethod method, string path, byte[]? body = null, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(method, path);
        request.Headers.Add("Tus-Resumable", "1.0.0");
        if (body is not null)
        {
            request.Content = new ByteArrayContent(body);
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/offset+octet-stream");
        }

        foreach (var (name, value) in headers)
        {
            request.Headers.Remove(name);
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return request;
    }

    internal string Metadata(string fileName = "lecture.mp4") => $"lessonId {Base64(Lesson.ToString())},filename {Base64(fileName)}";

    internal Task<HttpResponseMessage> CreateAsync(long length, HttpClient? client = null, byte[]? body = null, string fileName = "lecture.mp4") =>
        (client ?? Instructor).SendAsync(Request(HttpMethod.Post, "/uploads", body, ("Upload-Length", length.ToString(CultureInfo.InvariantCulture)), ("Upload-Metadata", Metadata(fileName))));

    /// <summary>The address of a new upload.</summary>
    internal async Task<string> CreatedAsync(long length, HttpClient? client = null)
    {
        using var answer = await CreateAsync(length, client);
        answer.EnsureSuccessStatusCode();
        return answer.Headers.Location!.ToString();
    }

    internal Task<HttpResponseMessage> PatchAsync(string address, long offset, byte[] body, HttpClient? client = null) =>
        (client ?? Instructor).SendAsync(Request(HttpMethod.Patch, address, body, ("Upload-Offset", offset.ToString(CultureInfo.InvariantCulture))));

    internal Task<HttpResponseMessage> HeadAsync(string address, HttpClient? client = null) => (client ?? Instructor).SendAsync(Request(HttpMethod.Head, address));

    internal async Task<long> OffsetAsync(string address)
    {
        using var answer = await HeadAsync(address);
        return long.Parse(answer.EnsureSuccessStatusCode().Header("Upload-Offset"), CultureInfo.InvariantCulture);
    }

    public ValueTask DisposeAsync() => App.DisposeAsync();

    private IEnumerable<JsonElement> Heard(string topic) => heard.Where(heard => heard.Topic == topic).Select(heard => heard.Data);

    private void MapCatalog(WebApplication app)
    {
        app.MapPost("/internal/uploads", (RegisterUpload upload) =>
        {
            if (CatalogAnswers != StatusCodes.Status200OK)
            {
                return Results.StatusCode(CatalogAnswers);
            }

            Registered.Enqueue(upload);
            return Results.Ok(new UploadRegistered(Video));
        });
        app.MapDelete("/internal/uploads/{uploadId}", (UploadId uploadId) =>
        {
            if (CatalogAnswers >= StatusCodes.Status500InternalServerError)
            {
                return Results.StatusCode(CatalogAnswers);
            }

            Forgotten.Enqueue(uploadId);
            return Results.NoContent();
        });
    }
}
