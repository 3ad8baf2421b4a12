using Dapr.Client.Http;
using EduStream.Grpc.Client;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Microsoft.Extensions.Configuration;

namespace Dapr.Workflow.Client;

/// <summary>The sidecar's workflow service.</summary>
internal sealed class TaskHub : IDisposable
{
    private const string Service = "/TaskHubSidecarService/";

    private readonly GrpcClient _grpc;

    public TaskHub(IConfiguration? configuration)
    {
        var settings = DaprSettings.From(configuration);
        _grpc = new GrpcClient(settings.GrpcEndpoint);
        if (settings.ApiToken is { Length: > 0 } token)
        {
            _grpc.Headers.Add(SidecarHttp.TokenHeader, token);
        }
    }

    public Task<TResponse> CallAsync<TRequest, TResponse>(string method, TRequest request, CancellationToken stop, TimeSpan? timeout = null)
        where TRequest : class, IMessage<TRequest>, new()
        where TResponse : class, IMessage<TResponse>, new() =>
        _grpc.UnaryAsync<TRequest, TResponse>(Service + method, request, new GrpcCallOptions { Timeout = timeout }, stop);

    public IAsyncEnumerable<WorkItem> WorkItemsAsync(CancellationToken stop) =>
        _grpc.ServerStreamingAsync<GetWorkItemsRequest, WorkItem>(Service + "GetWorkItems", new GetWorkItemsRequest(), stop: stop);

    public Task HelloAsync(TimeSpan timeout, CancellationToken stop) => CallAsync<Empty, Empty>("Hello", new Empty(), stop, timeout);

    public void Dispose() => _grpc.Dispose();
}
