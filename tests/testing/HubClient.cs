using DaprProtocol.Workflows;
using EduStream.Grpc.Client;
using Google.Protobuf;

namespace EduStream.Testing;

/// <summary>The client calls of the task hub service, bare.</summary>
public sealed class HubClient(Uri address) : IAsyncDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);
    private readonly GrpcClient _grpc = new(address);

    public Task<CreateInstanceResponse> StartAsync(string id, string name = "x", string? input = "\"in\"", DateTimeOffset? at = null) =>
        CallAsync<CreateInstanceRequest, CreateInstanceResponse>("StartInstance", new CreateInstanceRequest
        {
            InstanceId = id, Name = name, Input = input, ScheduledStartTimestamp = at is { } time ? Google.Protobuf.WellKnownTypes.Timestamp.FromDateTimeOffset(time) : null,
        });

    public async Task<WorkflowState?> GetAsync(string id) => (await CallAsync<GetInstanceRequest, GetInstanceResponse>("GetInstance", Get(id))).WorkflowState;

    public async Task<WorkflowState> CompletedAsync(string id) =>
        (await CallAsync<GetInstanceRequest, GetInstanceResponse>("WaitForInstanceCompletion", Get(id))).WorkflowState;

    public Task<RaiseEventResponse> RaiseAsync(string id, string name, string? input = null) =>
        CallAsync<RaiseEventRequest, RaiseEventResponse>("RaiseEvent", new RaiseEventRequest { InstanceId = id, Name = name, Input = input });

    public Task<SuspendResponse> SuspendAsync(string id) => CallAsync<SuspendRequest, SuspendResponse>("SuspendInstance", new SuspendRequest { InstanceId = id });

    public Task<ResumeResponse> ResumeAsync(string id) => CallAsync<ResumeRequest, ResumeResponse>("ResumeInstance", new ResumeRequest { InstanceId = id });

    public Task<TerminateResponse> TerminateAsync(string id, string? output = null, bool recursive = true) =>
        CallAsync<TerminateRequest, TerminateResponse>("TerminateInstance", new TerminateRequest { InstanceId = id, Output = output, Recursive = recursive });

    public async Task<int> PurgeAsync(string id, bool recursive = true, bool force = false) => (await CallAsync<PurgeInstancesRequest, PurgeInstancesResponse>(
        "PurgeInstances", new PurgeInstancesRequest { InstanceId = id, Recursive = recursive, Force = force })).DeletedInstanceCount;

    public async Task<IReadOnlyList<HistoryEvent>> HistoryAsync(string id) => (await CallAsync<GetInstanceHistoryRequest, GetInstanceHistoryResponse>(
        "GetInstanceHistory", new GetInstanceHistoryRequest { InstanceId = id })).Events;

    public Task<TResponse> CallAsync<TRequest, TResponse>(string method, TRequest request, TimeSpan? limit = null)
        where TRequest : class, IMessage<TRequest>, new()
        where TResponse : class, IMessage<TResponse>, new() =>
        _grpc.UnaryAsync<TRequest, TResponse>("/TaskHubSidecarService/" + method, request, new GrpcCallOptions { Timeout = limit ?? Limit });

    public ValueTask DisposeAsync()
    {
        _grpc.Dispose();
        return ValueTask.CompletedTask;
    }

    private static GetInstanceRequest Get(string id) => new() { InstanceId = id, GetInputsAndOutputs = true };
}
