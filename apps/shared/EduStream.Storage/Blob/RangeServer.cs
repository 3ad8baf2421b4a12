using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace EduStream.Storage.Blob;

/// <summary>
/// Serves objects to a local process that needs to seek (ffmpeg) without a copy on disk. Bound to loopback; each address holds 256 random bits
/// and ends with its <see cref="IMediaInput"/>, so that other people of the machine cannot read along.
/// </summary>
internal sealed class RangeServer : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, string> served = new();
    private readonly IMediaStore store;
    private readonly WebApplication app;

    private RangeServer(IMediaStore store)
    {
        this.store = store;
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        app = builder.Build();
        app.Run(AnswerAsync);
    }

    internal static async Task<RangeServer> StartAsync(IMediaStore store, CancellationToken stop)
    {
        var server = new RangeServer(store);
        await server.app.StartAsync(stop);
        return server;
    }

    internal IMediaInput Serve(string path)
    {
        var ticket = $"/{RandomNumberGenerator.GetHexString(64, lowercase: true)}";
        served[ticket] = path;
        return new Input(this, ticket);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        var (request, answer) = (context.Request, context.Response);
        if (!served.TryGetValue(request.Path.Value ?? "", out var path) || await store.FindAsync(path, context.RequestAborted) is not { } found)
        {
            answer.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var (from, count) = (0L, found.Length);
        answer.Headers.AcceptRanges = "bytes";
        if (RangeHeaderValue.TryParse(request.Headers.Range.ToString(), out var asked) && asked is { Ranges: { Count: 1 } ranges } && asked.Unit == "bytes")
        {
            var range = ranges.Single();
            from = range.From ?? Math.Max(0, found.Length - range.To!.Value);
            count = (range is { From: not null, To: { } last } ? Math.Min(last + 1, found.Length) : found.Length) - from;
            var bounds = count > 0 ? $"{from}-{from + count - 1}" : "*";
            answer.Headers.ContentRange = string.Create(CultureInfo.InvariantCulture, $"bytes {bounds}/{found.Length}");
            answer.StatusCode = count > 0 ? StatusCodes.Status206PartialContent : StatusCodes.Status416RangeNotSatisfiable;
        }

        answer.ContentLength = Math.Max(0, count);
        if (count > 0 && !HttpMethods.IsHead(request.Method))
        {
            await using var content = await store.OpenReadAsync(path, from, count, context.RequestAborted);
            await content.CopyToAsync(answer.Body, context.RequestAborted);
        }
    }

    private sealed class Input(RangeServer server, string ticket) : IMediaInput
    {
        public string Address { get; } = server.app.Urls.First() + ticket;

        public ValueTask DisposeAsync()
        {
            server.served.TryRemove(ticket, out _);
            return ValueTask.CompletedTask;
        }
    }
}
