using EduStream.Grpc;
using EduStream.Grpc.Client;
using EduStream.Grpc.Server;
using Google.Protobuf.WellKnownTypes;
using Xunit;

namespace EduStream.Tests.Unit.DaprSdk.Grpc;

public sealed class GrpcStreamingTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task Stream_ManyMessages_ArriveInOrder()
    {
        await using var server = await ServeAsync(async (request, items, _) =>
        {
            for (var i = 0; i < request.Value; i++)
            {
                await items.WriteAsync(new Int32Value { Value = i });
            }
        });
        Assert.Equal(Enumerable.Range(0, 5000), await CollectAsync(server, 5000));
        Assert.Empty(await CollectAsync(server, 0));
    }

    [Fact]
    public async Task Stream_FailureAfterMessages_ComesLast()
    {
        await using var server = await ServeAsync(async (_, items, _) =>
        {
            await items.WriteAsync(new Int32Value { Value = 7 });
            throw new GrpcException(GrpcStatusCode.Unavailable, "going down");
        });
        await using var items = Open(server, 1).GetAsyncEnumerator();
        Assert.True(await items.MoveNextAsync());
        Assert.Equal(7, items.Current.Value);
        var error = await Assert.ThrowsAsync<GrpcException>(async () => await items.MoveNextAsync());
        Assert.Equal(new GrpcStatus(GrpcStatusCode.Unavailable, "going down"), error.Status);
    }

    [Fact]
    public async Task Stream_HeadersFirst_CallerSeesThemBeforeAnyMessage()
    {
        var seen = new TaskCompletionSource();
        await using var server = await ServeAsync(async (_, items, call) =>
        {
            await items.SendHeadersAsync();
            await seen.Task.WaitAsync(Limit, call.Stop);
        });
        await foreach (var _ in Open(server, 1, new GrpcCallOptions { OnHeaders = _ => seen.SetResult() }))
        {
            Assert.Fail("no message was sent");
        }
    }

    [Fact]
    public async Task Stream_CallerLeavesTheLoop_HandlerStops()
    {
        var stopped = new TaskCompletionSource();
        await using var server = await ServeAsync(async (_, items, call) =>
        {
            await using var registration = call.Stop.Register(() => stopped.TrySetResult());
            await items.WriteAsync(new Int32Value());
            await Task.Delay(Timeout.Infinite, call.Stop);
        });
        await foreach (var _ in Open(server, 1))
        {
            break;
        }

        await stopped.Task.WaitAsync(Limit);
    }

    [Fact]
    public async Task Stream_ServerDies_IsUnavailable()
    {
        var server = await ServeAsync(async (_, items, call) =>
        {
            await items.WriteAsync(new Int32Value());
            await Task.Delay(Timeout.Infinite, call.Stop);
        });
        await using var client = new Disposing(new GrpcClient(server.Address));
        await using var items = client.Value.ServerStreamingAsync<Int32Value, Int32Value>("/test.Count/Count", new Int32Value()).GetAsyncEnumerator();
        Assert.True(await items.MoveNextAsync());
        await server.DisposeAsync();
        var error = await Assert.ThrowsAsync<GrpcException>(async () => await items.MoveNextAsync().AsTask().WaitAsync(Limit));
        Assert.True(error.Code is GrpcStatusCode.Unavailable or GrpcStatusCode.Cancelled or GrpcStatusCode.Internal, error.Code.ToString());
    }

    private static Task<GrpcTestServer> ServeAsync(Func<Int32Value, GrpcResponseStream<Int32Value>, GrpcServerCall, Task> handler) =>
        GrpcTestServer.StartAsync(app => app.MapGrpcServerStreaming("test.Count", "Count", handler));

    private static IAsyncEnumerable<Int32Value> Open(GrpcTestServer server, int count, GrpcCallOptions? options = null) =>
        server.Client.ServerStreamingAsync<Int32Value, Int32Value>("/test.Count/Count", new Int32Value { Value = count }, options);

    private static async Task<List<int>> CollectAsync(GrpcTestServer server, int count)
    {
        var values = new List<int>();
        await foreach (var item in Open(server, count))
        {
            values.Add(item.Value);
        }

        return values;
    }

    private sealed record Disposing(GrpcClient Value) : IAsyncDisposable
    {
        public ValueTask DisposeAsync()
        {
            Value.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
