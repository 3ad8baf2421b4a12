using System.Collections.Concurrent;
using System.Threading.Channels;
using DaprProtocol.Workflows;
using EduStream.Grpc;
using EduStream.Grpc.Server;
using EduStream.Tests.Unit.DaprSdk.Grpc;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Microsoft.AspNetCore.Builder;

namespace EduStream.Tests.Unit.DaprSdk.Workflows;

/// <summary>The workflow service of a sidecar, played by the test: it hands out what the test sends and shows what comes back.</summary>
internal sealed class FakeSidecar : IAsyncDisposable
{
    private const string Service = "TaskHubSidecarService";
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private GrpcTestServer _server = null!;
    private Channel<TaskCompletionSource<Channel<WorkItem>>> _streams = Channel.CreateUnbounded<TaskCompletionSource<Channel<WorkItem>>>();
    private Channel<WorkItem>? _current;

    public Channel<WorkflowResponse> Turns { get; } = Channel.CreateUnbounded<WorkflowResponse>();

    public Channel<ActivityResponse> Results { get; } = Channel.CreateUnbounded<ActivityResponse>();

    /// <summary>Requests of the management calls, by method.</summary>
    public ConcurrentQueue<(string Method, IMessage Request, string? Token)> Calls { get; } = new();

    /// <summary>What a completion answers; null is OK.</summary>
    public Func<string, GrpcStatusCode?> Refuse { get; set; } = _ => null;

    public Func<GetInstanceRequest, GetInstanceResponse> Instances { get; set; } = _ => new GetInstanceResponse();

    public GetInstanceHistoryResponse History { get; set; } = new();

    public Uri Address => _server.Address;

    public static async Task<FakeSidecar> StartAsync()
    {
        var sidecar = new FakeSidecar();
        await sidecar.ListenAsync(0);
        return sidecar;
    }

    /// <summary>Waits until a worker has opened a stream; later items go there.</summary>
    public async Task ConnectedAsync()
    {
        var opened = await _streams.Reader.ReadAsync().AsTask().WaitAsync(Limit);
        opened.SetResult(_current = Channel.CreateUnbounded<WorkItem>());
    }

    public void Send(ActivityRequest request) => _current!.Writer.TryWrite(new WorkItem { ActivityRequest = request, CompletionToken = "token" });

    public void Send(WorkflowRequest request) => _current!.Writer.TryWrite(new WorkItem { WorkflowRequest = request, CompletionToken = "token" });

    public void Send(WorkItem item) => _current!.Writer.TryWrite(item);

    /// <summary>Ends the stream from this side, as a sidecar that goes down does.</summary>
    public void CloseStream() => _current!.Writer.Complete();

    public Task<WorkflowResponse> TurnAsync() => Turns.Reader.ReadAsync().AsTask().WaitAsync(Limit);

    public Task<ActivityResponse> ResultAsync() => Results.Reader.ReadAsync().AsTask().WaitAsync(Limit);

    /// <summary>Dies and comes back on the same port; the worker's stream is torn.</summary>
    public async Task RestartAsync()
    {
        var port = Address.Port;
        await _server.DisposeAsync();
        _streams = Channel.CreateUnbounded<TaskCompletionSource<Channel<WorkItem>>>();
        await ListenAsync(port);
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async Task ListenAsync(int port) => _server = await GrpcTestServer.StartAsync(Map, port: port);

    private void Map(WebApplication app)
    {
        app.MapGrpcServerStreaming<GetWorkItemsRequest, WorkItem>(Service, "GetWorkItems", async (_, items, call) =>
        {
            var stream = new TaskCompletionSource<Channel<WorkItem>>();
            await _streams.Writer.WriteAsync(stream, call.Stop);
            await foreach (var item in (await stream.Task.WaitAsync(call.Stop)).Reader.ReadAllAsync(call.Stop))
            {
                await items.WriteAsync(item);
            }
        });
        Complete(app, "CompleteOrchestratorTask", Turns);
        Complete(app, "CompleteActivityTask", Results);
        Unary<Empty, Empty>(app, "Hello", _ => new Empty());
        Unary<CreateInstanceRequest, CreateInstanceResponse>(app, "StartInstance", request => new CreateInstanceResponse { InstanceId = request.InstanceId });
        Unary<GetInstanceRequest, GetInstanceResponse>(app, "GetInstance", request => Instances(request));
        Unary<GetInstanceRequest, GetInstanceResponse>(app, "WaitForInstanceStart", request => Instances(request));
        Unary<GetInstanceRequest, GetInstanceResponse>(app, "WaitForInstanceCompletion", request => Instances(request));
        Unary<RaiseEventRequest, RaiseEventResponse>(app, "RaiseEvent", _ => new RaiseEventResponse());
        Unary<TerminateRequest, TerminateResponse>(app, "TerminateInstance", _ => new TerminateResponse());
        Unary<SuspendRequest, SuspendResponse>(app, "SuspendInstance", _ => new SuspendResponse());
        Unary<ResumeRequest, ResumeResponse>(app, "ResumeInstance", _ => new ResumeResponse());
        Unary<PurgeInstancesRequest, PurgeInstancesResponse>(app, "PurgeInstances", _ => new PurgeInstancesResponse { DeletedInstanceCount = 1 });
        Unary<GetInstanceHistoryRequest, GetInstanceHistoryResponse>(app, "GetInstanceHistory", _ => History);
    }

    private void Unary<TRequest, TResponse>(WebApplication app, string method, Func<TRequest, TResponse> answer)
        where TRequest : class, IMessage<TRequest>, new()
        where TResponse : class, IMessage<TResponse>, new() =>
        app.MapGrpcUnary<TRequest, TResponse>(Service, method, (request, call) =>
        {
            Calls.Enqueue((method, request, call.Header("dapr-api-token")));
            return Refuse(method) is { } code ? throw new GrpcException(code, "refused by the test") : Task.FromResult(answer(request));
        });

    private void Complete<T>(WebApplication app, string method, Channel<T> completed)
        where T : class, IMessage<T>, new() =>
        Unary<T, CompleteTaskResponse>(app, method, request =>
        {
            completed.Writer.TryWrite(request);
            return new CompleteTaskResponse();
        });
}
