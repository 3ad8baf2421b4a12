using System.Collections.Concurrent;
using Dapr.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace EduStream.Tests.Unit.DaprSdk.Client;

/// <summary>The HTTP side of a sidecar, played by the test: it keeps what it is asked and answers what it is told.</summary>
internal sealed class FakeHttpSidecar : IAsyncDisposable
{
    private readonly WebApplication _app;

    private FakeHttpSidecar(WebApplication app, Func<HttpContext, Task> answer)
    {
        _app = app;
        app.Run(async http =>
        {
            var body = await new StreamReader(http.Request.Body).ReadToEndAsync();
            var headers = http.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);
            // As it came: routing would unescape it.
            Requests.Enqueue(new(http.Request.Method, http.Features.Get<IHttpRequestFeature>()!.RawTarget, body, headers));
            await answer(http);
        });
    }

    public ConcurrentQueue<Request> Requests { get; } = new();

    public string Address => _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();

    public DaprClient Client { get; private set; } = null!;

    public static async Task<FakeHttpSidecar> StartAsync(Func<HttpContext, Task> answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var sidecar = new FakeHttpSidecar(builder.Build(), answer);
        await sidecar._app.StartAsync();
        sidecar.Client = new DaprClientBuilder().UseHttpEndpoint(sidecar.Address).UseDaprApiToken("secret").Build();
        return sidecar;
    }

    public static Task<FakeHttpSidecar> AnsweringAsync(int status, string? json = null, string? etag = null) => StartAsync(http =>
    {
        http.Response.StatusCode = status;
        if (etag is not null)
        {
            http.Response.Headers.ETag = etag;
        }

        return json is null ? Task.CompletedTask : http.Response.WriteAsJsonAsync(System.Text.Json.JsonDocument.Parse(json).RootElement);
    });

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
    }

    internal sealed record Request(string Method, string Target, string Body, IReadOnlyDictionary<string, string> Headers);
}
