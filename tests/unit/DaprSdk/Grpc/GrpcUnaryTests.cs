using EduStream.Grpc;
using EduStream.Grpc.Client;
using EduStream.Grpc.Server;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Xunit;

namespace EduStream.Tests.Unit.DaprSdk.Grpc;

public sealed class GrpcUnaryTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    [Theory]
    [InlineData(0)]
    [InlineData(10)]
    [InlineData(3_000_000)]
    public async Task Unary_AnySize_ComesBack(int size)
    {
        await using var server = await ServeAsync((request, _) => Task.FromResult(request));
        var sent = new BytesValue { Value = ByteString.CopyFrom(new byte[size]) };
        Assert.Equal(sent, await CallAsync(server, sent));
    }

    [Fact]
    public async Task Unary_Metadata_TravelsBothWays()
    {
        await using var server = await ServeAsync((request, call) =>
        {
            call.AddHeader("x-head", call.Header("x-sent")!);
            call.Trailers.Add("x-tail-bin", [1, 2]);
            return Task.FromResult(request);
        });
        GrpcMetadata? headers = null, trailers = null;
        await CallAsync(server, new BytesValue(), new GrpcCallOptions
        {
            Headers = new GrpcMetadata { { "x-sent", "yes" } },
            OnHeaders = fields => headers = fields,
            OnTrailers = fields => trailers = fields,
        });
        Assert.Equal("yes", headers!.Get("X-Head"));
        Assert.Equal([1, 2], trailers!.GetBytes("x-tail-bin"));
        Assert.Equal("0", trailers.Get("grpc-status"));
    }

    [Fact]
    public async Task Unary_HandlerThrowsStatus_CallerGetsCodeMessageDetailsAndTrailers()
    {
        var details = ByteString.CopyFromUtf8("google.rpc.Status");
        await using var server = await ServeAsync((_, call) =>
        {
            call.Trailers.Add("x-call", "1");
            throw new GrpcException(new GrpcStatus(GrpcStatusCode.Aborted, "é 100%\n", details), new GrpcMetadata { { "x-error", "2" } });
        });
        var error = await Assert.ThrowsAsync<GrpcException>(() => CallAsync(server, new BytesValue()));
        Assert.Equal(new GrpcStatus(GrpcStatusCode.Aborted, "é 100%\n", details), error.Status);
        Assert.Equal(("1", "2"), (error.Trailers.Get("x-call"), error.Trailers.Get("x-error")));
    }

    [Fact]
    public async Task Unary_HandlerFails_CallerDoesNotSeeTheText()
    {
        await using var server = await ServeAsync((_, _) => throw new InvalidOperationException("secret"));
        var error = await Assert.ThrowsAsync<GrpcException>(() => CallAsync(server, new BytesValue()));
        Assert.Equal(GrpcStatusCode.Unknown, error.Code);
        Assert.DoesNotContain("secret", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Unary_UnknownMethod_IsUnimplemented()
    {
        await using var server = await GrpcTestServer.StartAsync(_ => { });
        var error = await Assert.ThrowsAsync<GrpcException>(() => CallAsync(server, new BytesValue()));
        Assert.Equal((GrpcStatusCode.Unimplemented, "unknown method Echo for service test.Echo"), (error.Code, error.Status.Message));
    }

    [Fact]
    public async Task Unary_DeadlinePasses_BothSidesStop()
    {
        var stopped = new TaskCompletionSource();
        var entered = false;
        await using var server = await ServeAsync(async (request, call) =>
        {
            Assert.NotNull(call.Deadline);
            await using var _ = call.Stop.Register(() => stopped.TrySetResult());
            entered = true;
            await Task.Delay(Timeout.Infinite, call.Stop);
            return request;
        });
        // On a busy machine the deadline may pass before the call has arrived.
        for (var limit = TimeSpan.FromMilliseconds(100); !entered; limit *= 2)
        {
            var error = await Assert.ThrowsAsync<GrpcException>(() => CallAsync(server, new BytesValue(), new GrpcCallOptions { Timeout = limit }));
            Assert.Equal(GrpcStatusCode.DeadlineExceeded, error.Code);
        }

        await stopped.Task.WaitAsync(Limit);
    }

    [Fact]
    public async Task Unary_CallerCancels_HandlerStops()
    {
        var entered = new TaskCompletionSource();
        var stopped = new TaskCompletionSource();
        await using var server = await ServeAsync(async (request, call) =>
        {
            await using var _ = call.Stop.Register(() => stopped.TrySetResult());
            entered.SetResult();
            await Task.Delay(Timeout.Infinite, call.Stop);
            return request;
        });
        using var cancel = new CancellationTokenSource();
        var calling = CallAsync(server, new BytesValue(), stop: cancel.Token);
        await entered.Task.WaitAsync(Limit);
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => calling);
        await stopped.Task.WaitAsync(Limit);
    }

    [Fact]
    public async Task Request_NotGrpc_IsUnsupported()
    {
        await using var server = await ServeAsync((request, _) => Task.FromResult(request));
        using var http = new HttpClient();
        using var post = new HttpRequestMessage(HttpMethod.Post, new Uri(server.Address, "/test.Echo/Echo"))
        {
            Version = System.Net.HttpVersion.Version20, VersionPolicy = HttpVersionPolicy.RequestVersionExact, Content = new StringContent("{}"),
        };
        using var response = await http.SendAsync(post);
        Assert.Equal(System.Net.HttpStatusCode.UnsupportedMediaType, response.StatusCode);
    }

    [Fact]
    public async Task Unary_NobodyListens_IsUnavailable()
    {
        using var client = new GrpcClient(new Uri("http://127.0.0.1:1"));
        var error = await Assert.ThrowsAsync<GrpcException>(() => client.UnaryAsync<BytesValue, BytesValue>("/test.Echo/Echo", new BytesValue()));
        Assert.Equal(GrpcStatusCode.Unavailable, error.Code);
    }

    [Fact]
    public async Task Unary_RequestTooLarge_IsResourceExhausted()
    {
        await using var server = await GrpcTestServer.StartAsync(
            app => app.MapGrpcUnary<BytesValue, BytesValue>("test.Echo", "Echo", (request, _) => Task.FromResult(request)),
            services => Microsoft.Extensions.DependencyInjection.OptionsServiceCollectionExtensions.Configure<GrpcServerOptions>(services, o => o.MaxReceiveBytes = 10));
        var error = await Assert.ThrowsAsync<GrpcException>(() => CallAsync(server, new BytesValue { Value = ByteString.CopyFrom(new byte[100]) }));
        Assert.Equal(GrpcStatusCode.ResourceExhausted, error.Code);
    }

    private static Task<GrpcTestServer> ServeAsync(Func<BytesValue, GrpcServerCall, Task<BytesValue>> handler) =>
        GrpcTestServer.StartAsync(app => app.MapGrpcUnary("test.Echo", "Echo", handler));

    private static Task<BytesValue> CallAsync(GrpcTestServer server, BytesValue value, GrpcCallOptions? options = null, CancellationToken stop = default) =>
        server.Client.UnaryAsync<BytesValue, BytesValue>("/test.Echo/Echo", value, options, stop).WaitAsync(Limit, CancellationToken.None);
}
