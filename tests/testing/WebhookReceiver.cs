using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace EduStream.Testing;

/// <summary>A learning platform that takes webhooks in, and answers what a test tells it to.</summary>
internal sealed class WebhookReceiver : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ConcurrentQueue<ReceivedWebhook> received = new();

    private WebhookReceiver(WebApplication app) => this.app = app;

    internal IReadOnlyList<ReceivedWebhook> Received => [.. received];

    internal string Address => $"{app.Urls.First()}/hooks";

    /// <summary>Gets the number of the request (from 1); the status that is answered.</summary>
    internal Func<int, HttpContext, Task<int>> Answer { get; set; } = (_, _) => Task.FromResult(204);

    internal static async Task<WebhookReceiver> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var receiver = new WebhookReceiver(app);
        app.MapPost("/hooks", async (HttpContext context) =>
        {
            using var reader = new StreamReader(context.Request.Body);
            var headers = context.Request.Headers.ToDictionary(header => header.Key.ToLowerInvariant(), header => header.Value.ToString());
            ReceivedWebhook message = new(headers["webhook-id"], headers["webhook-timestamp"], headers["webhook-signature"], await reader.ReadToEndAsync(), headers);
            int number;
            lock (receiver.received)
            {
                receiver.received.Enqueue(message);
                number = receiver.received.Count;
            }

            context.Response.StatusCode = await receiver.Answer(number, context);
        });
        await app.StartAsync();
        return receiver;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}

/// <summary>A webhook as it arrived.</summary>
internal sealed record ReceivedWebhook(string Id, string Timestamp, string Signatures, string Body, IReadOnlyDictionary<string, string> Headers)
{
    internal JsonElement Json => JsonDocument.Parse(Body).RootElement;

    /// <summary>As the Standard Webhooks specification has receivers check.</summary>
    internal bool IsSignedBy(string secret)
    {
        var key = Convert.FromBase64String(secret["whsec_".Length..]);
        var signature = Convert.ToBase64String(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{Id}.{Timestamp}.{Body}")));
        return Signatures.Split(' ').Contains($"v1,{signature}");
    }

    internal DateTimeOffset SentAt => DateTimeOffset.FromUnixTimeSeconds(long.Parse(Timestamp, CultureInfo.InvariantCulture));
}
