using System.Net;

namespace EduStream.LocalDapr.Apps;

/// <summary>HTTP from a sidecar to its app.</summary>
internal sealed class AppChannel(Sidecar sidecar) : IDisposable
{
    private readonly HttpMessageInvoker _http = new(new SocketsHttpHandler
    {
        UseCookies = false,
        UseProxy = false,
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.None,
        ConnectTimeout = TimeSpan.FromSeconds(5),
        // Traces are passed on by hand, as they came.
        ActivityHeadersPropagator = null,
    });

    /// <summary>Whether each delivery is a span of its own.</summary>
    public bool Traces => sidecar.Services.Traces;

    public int Port => sidecar.App.AppPort;

    /// <summary>A request to a path of the app that is sent as it is, escapes included.</summary>
    public HttpRequestMessage Request(HttpMethod method, string pathAndQuery)
    {
        var address = new Uri($"http://127.0.0.1:{Port}{pathAndQuery}", new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
        var request = new HttpRequestMessage(method, address);
        if (sidecar.App.AppApiToken is { } token) { request.Headers.TryAddWithoutValidation("dapr-api-token", token); }
        return request;
    }

    /// <summary>Returns when the headers are here; the body is still on its way.</summary>
    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken stop) => _http.SendAsync(request, stop);

    public void Dispose() => _http.Dispose();
}
