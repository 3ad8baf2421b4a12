using System.Net.Http.Json;

namespace Dapr.Client.Http;

/// <summary>One connection pool to the sidecar: token, JSON, and what a failure means.</summary>
internal sealed class SidecarHttp : IDisposable
{
    public const string TokenHeader = "dapr-api-token";

    private readonly HttpClient _http;

    public SidecarHttp(DaprSettings settings, JsonSerializerOptions json, TimeSpan? timeout = null)
    {
        Settings = settings;
        Json = json;
        _http = new HttpClient(Handler(settings.HttpEndpoint)) { BaseAddress = settings.HttpEndpoint };
        if (timeout is { } limit)
        {
            _http.Timeout = limit;
        }
    }

    public DaprSettings Settings { get; }

    public JsonSerializerOptions Json { get; }

    // A sidecar on this machine is never behind a proxy, whatever the environment says for the rest of the world.
    public static HttpMessageHandler Handler(Uri endpoint) => new SocketsHttpHandler
    {
        UseProxy = !endpoint.IsLoopback,
        UseCookies = false,
        AllowAutoRedirect = false,
        ConnectTimeout = TimeSpan.FromSeconds(10),
        PooledConnectionIdleTimeout = TimeSpan.FromSeconds(30),
    };

    public HttpRequestMessage Request(HttpMethod method, SidecarPath path, HttpContent? content = null)
    {
        var request = new HttpRequestMessage(method, path.ToString()) { Content = content };
        AddToken(request);
        return request;
    }

    public void AddToken(HttpRequestMessage request)
    {
        if (Settings.ApiToken is { Length: > 0 } token && !request.Headers.Contains(TokenHeader))
        {
            request.Headers.Add(TokenHeader, token);
        }
    }

    public JsonContent Body<T>(T value) => JsonContent.Create(value, options: Json);

    /// <summary>Sends as it is: exceptions of <see cref="HttpClient"/> pass through.</summary>
    public Task<HttpResponseMessage> SendRawAsync(HttpRequestMessage request, CancellationToken stop) => _http.SendAsync(request, stop);

    /// <summary>Sends; every failure of the way is a <see cref="DaprException"/>, every answer comes back.</summary>
    public async Task<HttpResponseMessage> SendAsync(string what, HttpRequestMessage request, CancellationToken stop)
    {
        try
        {
            using (request)
            {
                return await _http.SendAsync(request, stop);
            }
        }
        catch (Exception error) when (error is HttpRequestException || (error is OperationCanceledException && !stop.IsCancellationRequested))
        {
            throw new DaprException($"{what} failed: the sidecar at {Settings.HttpEndpoint} did not answer.", error);
        }
    }

    /// <summary>Sends; every status outside 2xx is a <see cref="DaprException"/> too.</summary>
    public async Task<HttpResponseMessage> SendOkAsync(string what, HttpRequestMessage request, CancellationToken stop)
    {
        var response = await SendAsync(what, request, stop);
        if (!response.IsSuccessStatusCode)
        {
            using (response)
            {
                throw await SidecarFailure.OfAsync(what, response, stop);
            }
        }

        return response;
    }

    public async Task<T?> ReadAsync<T>(string what, HttpResponseMessage response, CancellationToken stop)
    {
        try
        {
            return await response.Content.ReadFromJsonAsync<T>(Json, stop);
        }
        catch (Exception error) when (error is JsonException or NotSupportedException or HttpRequestException)
        {
            throw new DaprException($"{what} failed: the answer cannot be read as {typeof(T).Name}.", error);
        }
    }

    public void Dispose() => _http.Dispose();
}
