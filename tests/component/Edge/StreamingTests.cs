using System.Net;
using System.Net.WebSockets;
using System.Text;
using EduStream.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace EduStream.Tests.Component.Edge;

/// <summary>The gateway holds nothing back, in either direction.</summary>
public sealed class StreamingTests
{
    [Fact]
    public async Task An_upload_reaches_the_app_while_it_is_still_being_sent()
    {
        var received = 0L;
        await using var backend = await Backend.StartAsync(app => app.MapPatch("/uploads/{id}", async (HttpRequest request) =>
        {
            var buffer = new byte[65536];
            for (int read; (read = await request.Body.ReadAsync(buffer)) > 0;)
            {
                Interlocked.Add(ref received, read);
            }

            return Results.NoContent();
        }));
        await using var edge = await EdgeFixture.StartAsync(new() { ["Backends:uploads"] = backend.Address });
        const int half = 20_000_000;
        using var content = new HeldContent(half);
        var sending = edge.Browser.SendAsync(new HttpRequestMessage(HttpMethod.Patch, "/uploads/1") { Content = content });
        await Eventually.TrueAsync(() => Interlocked.Read(ref received) >= half - 200_000);
        Assert.False(sending.IsCompleted);
        content.Release();
        Assert.Equal(HttpStatusCode.NoContent, (await sending).StatusCode);
        Assert.Equal(2 * half, Interlocked.Read(ref received));
    }

    [Fact]
    public async Task Only_uploads_may_be_of_any_length()
    {
        await using var backend = await Backend.EchoAsync();
        await using var edge = await EdgeFixture.StartAsync(new() { ["Backends:catalog"] = backend.Address });
        // Asks before it sends, so that the refusal is not lost in a broken connection.
        using var patient = new HttpClient(new SocketsHttpHandler { Expect100ContinueTimeout = TimeSpan.FromSeconds(30) }) { BaseAddress = edge.App.Address };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/catalog/courses") { Content = new ByteArrayContent(new byte[31_000_000]), Headers = { ExpectContinue = true } };
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await patient.SendAsync(request)).StatusCode);
    }

    [Fact]
    public async Task An_event_is_seen_before_the_next_one_happens()
    {
        var next = new TaskCompletionSource();
        await using var backend = await Backend.StartAsync(app => app.MapGet("/api/pipeline/events", async (HttpResponse response) =>
        {
            response.ContentType = "text/event-stream";
            await response.WriteAsync("data: first\n\n");
            await response.Body.FlushAsync();
            await next.Task;
            await response.WriteAsync("data: second\n\n");
        }));
        await using var edge = await EdgeFixture.StartAsync(new() { ["Backends:pipeline"] = backend.Address });
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/pipeline/events") { Headers = { { "Accept-Encoding", "gzip, br" } } };
        using var answer = await edge.Browser.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        using var reader = new StreamReader(await answer.Content.ReadAsStreamAsync());
        Assert.Equal("data: first", await reader.ReadLineAsync());
        next.SetResult();
        Assert.Contains("data: second", await reader.ReadToEndAsync());
    }

    [Fact]
    public async Task A_web_socket_goes_both_ways()
    {
        await using var backend = await Backend.StartAsync(app => app.Map("/api/pipeline/socket", async (HttpContext context) =>
        {
            using var socket = await context.WebSockets.AcceptWebSocketAsync();
            var buffer = new byte[100];
            var got = await socket.ReceiveAsync(buffer.AsMemory(), context.RequestAborted);
            await socket.SendAsync(buffer.AsMemory(0, got.Count), WebSocketMessageType.Text, true, context.RequestAborted);
            await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, context.RequestAborted);
        }));
        await using var edge = await EdgeFixture.StartAsync(new() { ["Backends:pipeline"] = backend.Address });
        using var client = new ClientWebSocket();
        await client.ConnectAsync(new Uri($"ws://{edge.App.Address.Authority}/api/pipeline/socket"), default);
        await client.SendAsync(Encoding.UTF8.GetBytes("hello"), WebSocketMessageType.Text, true, default);
        var answer = new byte[100];
        var got = await client.ReceiveAsync(answer, default);
        Assert.Equal("hello", Encoding.UTF8.GetString(answer, 0, got.Count));
    }

    /// <summary>A body whose second half waits.</summary>
    private sealed class HeldContent(int half) : HttpContent
    {
        private readonly TaskCompletionSource released = new();

        internal void Release() => released.SetResult();

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await stream.WriteAsync(new byte[half]);
            await stream.FlushAsync();
            await released.Task;
            await stream.WriteAsync(new byte[half]);
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 2L * half;
            return true;
        }
    }
}
