using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using EduStream.Contracts.Licensing;
using EduStream.Contracts.Videos;
using EduStream.PublishVideo;
using EduStream.ServiceDefaults.Errors;
using Conventions = EduStream.ServiceDefaults.ServiceDefaults;

namespace EduStream.Tests.Component.Workflows.PublishVideo;

/// <summary>Stands for <c>catalog</c> and <c>licensing</c> behind service invocation: answers as the contracts say and remembers what it was asked.</summary>
internal sealed class FakeApps : HttpMessageHandler
{
    private readonly ConcurrentDictionary<string, ContentKeys> keys = new();
    private readonly ConcurrentQueue<string> requests = new();

    public IReadOnlyList<string> Requests => [.. requests];

    /// <summary>Status of the catalog's next answers, and the type of the problem when there is one.</summary>
    public (HttpStatusCode Status, string? Problem) Catalog { get; set; } = (HttpStatusCode.NoContent, null);

    /// <summary>The two recordings of a lesson; null: there are none, and the catalog answers as above.</summary>
    public RecordingPair? Pair { get; set; }

    /// <summary>What was measured of them.</summary>
    public OffsetMeasured? Offset { get; private set; }

    /// <summary>What the catalog decided about every version.</summary>
    public IReadOnlyList<PictureCodec> Codecs { get; set; } = [];

    /// <summary>The keys that exist, by <c>{videoId}/{version}</c>.</summary>
    public IReadOnlyDictionary<string, ContentKeys> Keys => keys;

    /// <summary>As if another had made them.</summary>
    public void ReplaceKeys(PublishVideoInput version)
    {
        var name = $"{version.VideoId}/{version.Version}";
        keys[name] = new([.. keys[name].Keys.Select(key => key with { Key = Random() })]);
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var path = request.RequestUri!.AbsolutePath;
        requests.Enqueue($"{request.Method} {path}");
        if (!path.StartsWith("/internal/keys/", StringComparison.Ordinal))
        {
            if (Pair is { } pair && path.EndsWith("/pair", StringComparison.Ordinal))
            {
                return new HttpResponseMessage(HttpStatusCode.OK) { Content = JsonContent.Create(pair, options: ServiceDefaults.ServiceDefaults.Json) };
            }

            Offset = path.EndsWith("/offset", StringComparison.Ordinal) ? await request.Content!.ReadFromJsonAsync<OffsetMeasured>(ServiceDefaults.ServiceDefaults.Json, cancellationToken) : Offset;
            var (status, problem) = Catalog;
            if (request.Method == HttpMethod.Get && path.Contains("/versions/", StringComparison.Ordinal) && status == HttpStatusCode.NoContent)
            {
                return new HttpResponseMessage(HttpStatusCode.OK) { Content = JsonContent.Create(new VersionDecisions(Codecs), options: Conventions.Json) };
            }

            return new HttpResponseMessage(status)
            {
                Content = problem is null ? null : JsonContent.Create(new { type = Problems.TypePrefix + problem }, new MediaTypeHeaderValue("application/problem+json")),
            };
        }

        var version = path["/internal/keys/".Length..].Replace("/release", string.Empty, StringComparison.Ordinal);
        if (request.Method == HttpMethod.Delete)
        {
            keys.TryRemove(version, out _);
            return new HttpResponseMessage(HttpStatusCode.NoContent);
        }

        if (path.EndsWith("/release", StringComparison.Ordinal))
        {
            return keys.TryGetValue(version, out var found) ? Json(found) : new HttpResponseMessage(HttpStatusCode.NotFound);
        }

        var wanted = await request.Content!.ReadFromJsonAsync<CreateContentKeys>(cancellationToken);
        var made = keys.GetOrAdd(version, _ => new ContentKeys([.. wanted!.Classes.Select(name => new ContentKey(name, Random(), Random()))]));
        return Json(new ContentKeyIds([.. made.Keys.Select(key => new ContentKeyId(key.Class, key.KeyId))]));
    }

    private static HttpResponseMessage Json<T>(T content) => new(HttpStatusCode.OK) { Content = JsonContent.Create(content) };

    private static string Random() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
}
