using System.Net;
using EduStream.Testing.Load;
using EduStream.Tests.Component.Runtime.Harness;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace EduStream.Tests.Component.Runtime;

/// <summary>
/// Bodies of 1 GB pass through service invocation without being kept. A sidecar refuses a body above 4 MiB unless told: the embedded runtime by <c>maxBodyBytes</c>
/// of the app instance, the real one by <c>--max-body-size 1Gi</c> of <c>daprd</c> and <c>dapr run</c> (<c>dapr.io/max-body-size: "1Gi"</c> as an annotation).
/// </summary>
public sealed class LargeBodyTests
{
    private const long Gigabyte = 1 << 30;
    private const double MostGrowthMegabytes = 64;

    [Fact]
    public async Task A_gigabyte_each_way_leaves_the_runtimes_memory_as_it_was()
    {
        await using var app = await TestApp.StartAsync();
        app.On("stream:/both", async http =>
        {
            var received = await PatternAsync(http.Request.Body);
            http.Response.ContentLength = received;
            await SendAsync(http.Response.Body, received);
        });
        await using var runtime = new EmbeddedProcess { MaxBodyBytes = Gigabyte };
        var caller = LoadApp.New("caller", listens: false);
        await runtime.StartAsync([caller, LoadApp.New("app1") with { AppPort = app.Port }]);
        using var http = new HttpClient { Timeout = TimeSpan.FromMinutes(5) };
        var address = new Uri(caller.Http, "/v1.0/invoke/app1/method/both");

        await ExchangeAsync(http, address, Gigabyte / 16);
        var before = runtime.Process.PeakMegabytes;
        await ExchangeAsync(http, address, Gigabyte);
        Assert.InRange(runtime.Process.PeakMegabytes - before, 0, MostGrowthMegabytes);
    }

    [Fact]
    public async Task Without_being_told_a_body_above_4_MiB_is_refused()
    {
        await using var app = await TestApp.StartAsync();
        await using var host = await new RuntimeHost().With("app1", app).With("caller").StartAsync();
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, host.Address("/v1.0/invoke/app1/method/x", sidecar: 1)) { Content = new Pattern((4 << 20) + (1 << 20)) };
        // The refusal comes instead of a go-ahead; a body on its way would meet a closed connection.
        request.Headers.ExpectContinue = true;
        using var response = await http.SendAsync(request);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        Assert.Empty(app.Received);
    }

    private static async Task ExchangeAsync(HttpClient http, Uri address, long bytes)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new Pattern(bytes) };
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        await using var body = await response.Content.ReadAsStreamAsync();
        Assert.Equal(bytes, await PatternAsync(body));
    }

    private static async Task SendAsync(Stream to, long bytes)
    {
        var block = Block();
        for (var sent = 0L; sent < bytes; sent += block.Length) { await to.WriteAsync(block); }
    }

    /// <summary>How many bytes came, all of them the right ones.</summary>
    private static async Task<long> PatternAsync(Stream from)
    {
        var (block, buffer, length) = (Block(), new byte[1 << 20], 0L);
        while (await from.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false) is var read and > 0)
        {
            Assert.True(buffer.AsSpan(0, read).SequenceEqual(block.AsSpan(0, read)), $"other bytes after {length}");
            length += read;
        }

        return length;
    }

    private static byte[] Block()
    {
        var block = new byte[1 << 20];
        new Random(1).NextBytes(block);
        return block;
    }

    private sealed class Pattern(long bytes) : HttpContent
    {
        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SendAsync(stream, bytes);

        protected override bool TryComputeLength(out long length)
        {
            length = bytes;
            return true;
        }
    }
}
