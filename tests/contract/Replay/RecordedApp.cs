using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace EduStream.Tests.Contract.Replay;

/// <summary>What an app got.</summary>
internal sealed record Received(string Method, string Url, IReadOnlyDictionary<string, string> Headers, string Body);

/// <summary>The app of the recordings: the same answers on the same paths. Keeps what it gets until a check takes it.</summary>
internal sealed class RecordedApp : IAsyncDisposable
{
    private readonly ConcurrentQueue<Received> _received = new();
    private readonly WebApplication _server;
    private readonly string _subscriptions;

    private RecordedApp(string subscriptions)
    {
        _subscriptions = subscriptions;
        var builder = WebApplication.CreateEmptyBuilder(new());
        ListenOptions? endpoint = null;
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Loopback, 0, listen => endpoint = listen);
        });
        _server = builder.Build();
        _server.Run(AnswerAsync);
        Endpoint = () => endpoint!.IPEndPoint!.Port;
    }

    public int Port => Endpoint();

    private Func<int> Endpoint { get; }

    /// <summary>Everything since the start, in order.</summary>
    public IReadOnlyList<Received> All => [.. _received];

    public static async Task<RecordedApp> StartAsync(string subscriptions)
    {
        var app = new RecordedApp(subscriptions);
        await app._server.StartAsync();
        return app;
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async Task AnswerAsync(HttpContext http)
    {
        var target = http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body);
        var headers = http.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        _received.Enqueue(new Received(http.Request.Method, target, headers, Encoding.UTF8.GetString(body.ToArray())));
        await AnswerAsync(http, target, body.ToArray());
    }

    private Task AnswerAsync(HttpContext http, string target, byte[] body)
    {
        var path = target.Split('?')[0];
        switch (path)
        {
            case "/dapr/config": return JsonAsync(http, 200, """{"entities":[]}""");
            case "/dapr/subscribe": return JsonAsync(http, 200, _subscriptions);
            case "/err500" or "/t/500" or "/t/dead": return JsonAsync(http, 500, path == "/err500" ? """{"error":"app failed"}""" : """{"error":"boom"}""");
            case "/err400": return JsonAsync(http, 400, """{"error":"bad"}""");
            case "/t/404": return JsonAsync(http, 404, """{"error":"nope"}""");
            case "/t/403": return JsonAsync(http, 403, """{"error":"forbidden"}""");
            case "/t/retry": return JsonAsync(http, 200, """{"status":"RETRY"}""");
            case "/t/drop" or "/t/deaddrop": return JsonAsync(http, 200, """{"status":"DROP"}""");
            case "/t/bogus": return JsonAsync(http, 200, """{"status":"WHATEVER"}""");
            case "/t/emptyobj" or "/healthz" or "/cron-tick": return JsonAsync(http, 200, "{}");
            case "/t/text": return http.Response.WriteAsync("ok");
            case "/t/empty": return Task.CompletedTask;
            case "/orders" or "/t/success" or "/poison" or "/rawsub": return JsonAsync(http, 200, """{"status":"SUCCESS"}""");
            case "/created":
                http.Response.Headers.Location = "/things/1";
                return JsonAsync(http, 201, """{"id":1}""", chunked: true);
            case "/nocontent":
                http.Response.StatusCode = 204;
                return Task.CompletedTask;
            case "/redirect":
                http.Response.StatusCode = 302;
                http.Response.Headers.Location = "/echo";
                return Task.CompletedTask;
            default: return path.StartsWith("/echo", StringComparison.Ordinal) ? EchoAsync(http, target, body) : JsonAsync(http, 404, $$"""{"error":"not found","url":{{JsonSerializer.Serialize(target)}}}""");
        }
    }

    private static async Task EchoAsync(HttpContext http, string target, byte[] body)
    {
        http.Response.Headers["X-App"] = "yes";
        http.Response.ContentType = http.Request.ContentType ?? "application/json";
        if (HttpMethods.IsHead(http.Request.Method)) { return; }
        await http.Response.Body.WriteAsync(body.Length > 0 ? body : Encoding.UTF8.GetBytes($$"""{"method":"{{http.Request.Method}}","url":"{{target}}"}"""));
    }

    private static Task JsonAsync(HttpContext http, int status, string body, bool chunked = false)
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        http.Response.StatusCode = status;
        http.Response.ContentType = "application/json";
        if (!chunked) { http.Response.ContentLength = bytes.Length; }
        return http.Response.Body.WriteAsync(bytes).AsTask();
    }
}
