using System.Collections.Concurrent;
using System.Net;
using EduStream.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace EduStream.Tests.Component.Runtime.Harness;

/// <summary>What an app got.</summary>
internal sealed record Received(string Method, string Target, IReadOnlyDictionary<string, string> Headers, string Body)
{
    public string? Header(string name) => Headers.GetValueOrDefault(name);
}

/// <summary>A real web server in place of an app: remembers what it gets and answers as told. It can go down and come back on the same port.</summary>
internal sealed class TestApp : IAsyncDisposable
{
    private readonly ConcurrentQueue<Received> _received = new();
    private readonly ConcurrentDictionary<string, Func<HttpContext, Task>> _answers = new();
    private WebApplication? _server;

    /// <summary>The body of <c>/dapr/subscribe</c>; null answers 404, as an app without topics does.</summary>
    public string? Subscriptions { get; set; }

    public int Port { get; private set; }

    public IReadOnlyList<Received> Received => [.. _received.Where(request => !request.Target.StartsWith("/dapr/", StringComparison.Ordinal))];

    public IReadOnlyList<Received> Asked => [.. _received.Where(request => request.Target == "/dapr/subscribe")];

    public static async Task<TestApp> StartAsync(string? subscriptions = null)
    {
        var app = new TestApp { Subscriptions = subscriptions };
        await app.UpAsync();
        return app;
    }

    /// <summary>Answers a path; without an answer of its own a path gets 200 and no body.</summary>
    public TestApp On(string path, Func<HttpContext, Task> answer)
    {
        _answers[path] = answer;
        return this;
    }

    public TestApp On(string path, int status, string body = "") => On(path, http =>
    {
        http.Response.StatusCode = status;
        return http.Response.WriteAsync(body);
    });

    public async Task<IReadOnlyList<Received>> GotAsync(string path, int count = 1)
    {
        await Eventually.TrueAsync(() => Got(path).Count >= count, what: $"{count} requests to {path}");
        return Got(path);
    }

    public IReadOnlyList<Received> Got(string path) => [.. Received.Where(request => request.Target.Split('?')[0] == path)];

    public async Task UpAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        ListenOptions? endpoint = null;
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.Limits.MaxRequestBodySize = null;
            kestrel.Listen(IPAddress.Loopback, Port, listen => endpoint = listen);
        });
        _server = builder.Build();
        _server.Run(AnswerAsync);
        await _server.StartAsync();
        Port = endpoint!.IPEndPoint!.Port;
    }

    public async Task DownAsync()
    {
        if (_server is null) { return; }
        using var now = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));
        await _server.StopAsync(now.Token);
        await _server.DisposeAsync();
        _server = null;
    }

    public async ValueTask DisposeAsync() => await DownAsync();

    private async Task AnswerAsync(HttpContext http)
    {
        var target = http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var path = target.Split('?')[0];
        if (_answers.TryGetValue("stream:" + path, out var streaming))
        {
            await streaming(http);
            return;
        }
        using var body = new StreamReader(http.Request.Body);
        _received.Enqueue(new Received(
            http.Request.Method, target, http.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase), await body.ReadToEndAsync()));
        if (path == "/dapr/subscribe")
        {
            http.Response.StatusCode = Subscriptions is null ? 404 : 200;
            await http.Response.WriteAsync(Subscriptions ?? "");
        }
        else if (_answers.TryGetValue(path, out var answer)) { await answer(http); }
    }
}
