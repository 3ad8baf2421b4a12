using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace EduStream.Tests.Component.Edge;

/// <summary>An app behind the gateway: a real server on a free port.</summary>
internal sealed class Backend : IAsyncDisposable
{
    private readonly WebApplication app;

    private Backend(WebApplication app) => this.app = app;

    internal string Address => app.Urls.First();

    internal static async Task<Backend> StartAsync(Action<WebApplication> routes)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0").ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = null);
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.UseWebSockets();
        app.MapGet("/health/ready", () => "ok");
        routes(app);
        await app.StartAsync();
        return new Backend(app);
    }

    /// <summary>Says what it got, whatever the address.</summary>
    internal static Task<Backend> EchoAsync() => StartAsync(app => app.MapFallback(async (HttpRequest request) => Results.Json(new Echo(
        request.Method,
        request.Path + request.QueryString,
        request.Headers.ToDictionary(header => header.Key.ToLowerInvariant(), header => header.Value.ToString()),
        await new StreamReader(request.Body).ReadToEndAsync()))));

    public ValueTask DisposeAsync() => app.DisposeAsync();

    internal sealed record Echo(string Method, string Address, Dictionary<string, string> Headers, string Body);
}
