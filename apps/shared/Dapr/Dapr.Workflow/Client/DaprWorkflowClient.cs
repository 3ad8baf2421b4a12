using System.Diagnostics;
using Dapr.Workflow.Client;
using Google.Protobuf.WellKnownTypes;

namespace Dapr.Workflow;

/// <inheritdoc cref="IDaprWorkflowClient" />
public sealed class DaprWorkflowClient : IDaprWorkflowClient
{
    private readonly TaskHub _hub;

    internal DaprWorkflowClient(TaskHub hub) => _hub = hub;

    /// <inheritdoc />
    public Task<string> ScheduleNewWorkflowAsync(string name, string? instanceId = null, object? input = null) =>
        ScheduleNewWorkflowAsync(name, instanceId, input, (DateTimeOffset?)null);

    /// <inheritdoc />
    public Task<string> ScheduleNewWorkflowAsync(string name, string? instanceId, object? input, DateTime? startTime) =>
        ScheduleNewWorkflowAsync(name, instanceId, input, startTime is { } time ? new DateTimeOffset(time) : null);

    /// <inheritdoc />
    public async Task<string> ScheduleNewWorkflowAsync(
        string name, string? instanceId, object? input, DateTimeOffset? startTime, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        var request = new CreateInstanceRequest
        {
            InstanceId = instanceId ?? Guid.NewGuid().ToString(),
            Name = name,
            Input = Payload.Write(input),
            ScheduledStartTimestamp = startTime is { } time ? Timestamp.FromDateTimeOffset(time) : null,
            ParentTraceContext = CurrentTrace(),
        };
        return (await _hub.CallAsync<CreateInstanceRequest, CreateInstanceResponse>("StartInstance", request, cancellation)).InstanceId;
    }

    /// <inheritdoc />
    public async Task<WorkflowState> GetWorkflowStateAsync(
        string instanceId, bool getInputsAndOutputs = true, CancellationToken cancellation = default)
    {
        try
        {
            var response = await AskAsync("GetInstance", instanceId, getInputsAndOutputs, cancellation);
            return new WorkflowState(response.Exists ? response.WorkflowState : null);
        }
        catch (GrpcException error) when (error.Code == GrpcStatusCode.NotFound)
        {
            return new WorkflowState(null);
        }
    }

    /// <inheritdoc />
    public async Task<WorkflowState> WaitForWorkflowStartAsync(
        string instanceId, bool getInputsAndOutputs = true, CancellationToken cancellation = default) =>
        Existing(instanceId, await AskAsync("WaitForInstanceStart", instanceId, getInputsAndOutputs, cancellation));

    /// <inheritdoc />
    public async Task<WorkflowState> WaitForWorkflowCompletionAsync(
        string instanceId, bool getInputsAndOutputs = true, CancellationToken cancellation = default)
    {
        // The long wait carries no payloads; they are read once at its end.
        var ended = Existing(instanceId, await AskAsync("WaitForInstanceCompletion", instanceId, payloads: false, cancellation));
        return getInputsAndOutputs && await GetWorkflowStateAsync(instanceId, true, cancellation) is { Exists: true } whole ? whole : ended;
    }

    /// <inheritdoc />
    public Task RaiseEventAsync(string instanceId, string eventName, object? eventPayload = null, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(eventName);
        var request = new RaiseEventRequest { InstanceId = Checked(instanceId), Name = eventName, Input = Payload.Write(eventPayload) };
        return _hub.CallAsync<RaiseEventRequest, RaiseEventResponse>("RaiseEvent", request, cancellation);
    }

    /// <inheritdoc />
    public Task TerminateWorkflowAsync(string instanceId, object? output = null, CancellationToken cancellation = default)
    {
        var request = new TerminateRequest { InstanceId = Checked(instanceId), Output = Payload.Write(output), Recursive = true };
        return _hub.CallAsync<TerminateRequest, TerminateResponse>("TerminateInstance", request, cancellation);
    }

    /// <inheritdoc />
    public Task SuspendWorkflowAsync(string instanceId, string? reason = null, CancellationToken cancellation = default)
    {
        var request = new SuspendRequest { InstanceId = Checked(instanceId), Reason = reason ?? "" };
        return _hub.CallAsync<SuspendRequest, SuspendResponse>("SuspendInstance", request, cancellation);
    }

    /// <inheritdoc />
    public Task ResumeWorkflowAsync(string instanceId, string? reason = null, CancellationToken cancellation = default)
    {
        var request = new ResumeRequest { InstanceId = Checked(instanceId), Reason = reason ?? "" };
        return _hub.CallAsync<ResumeRequest, ResumeResponse>("ResumeInstance", request, cancellation);
    }

    /// <inheritdoc />
    public async Task<bool> PurgeInstanceAsync(string instanceId, CancellationToken cancellation = default)
    {
        var request = new PurgeInstancesRequest { InstanceId = Checked(instanceId), Recursive = true };
        return (await _hub.CallAsync<PurgeInstancesRequest, PurgeInstancesResponse>("PurgeInstances", request, cancellation)).DeletedInstanceCount > 0;
    }

    /// <summary>Nothing to free: the connection belongs to the container.</summary>
#pragma warning disable CA1822 // Shaped as in the official package.
    public void Dispose()
    {
    }
#pragma warning restore CA1822

    /// <inheritdoc />
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private Task<GetInstanceResponse> AskAsync(string method, string instanceId, bool payloads, CancellationToken stop) =>
        _hub.CallAsync<GetInstanceRequest, GetInstanceResponse>(
            method, new GetInstanceRequest { InstanceId = Checked(instanceId), GetInputsAndOutputs = payloads }, stop);

    private static WorkflowState Existing(string instanceId, GetInstanceResponse response) => response.Exists
        ? new WorkflowState(response.WorkflowState)
        : throw new InvalidOperationException($"Workflow instance '{instanceId}' does not exist.");

    private static string Checked(string instanceId)
    {
        ArgumentException.ThrowIfNullOrEmpty(instanceId);
        return instanceId;
    }

    private static TraceContext? CurrentTrace() => Activity.Current is { IdFormat: ActivityIdFormat.W3C, Id: { } id } activity
        ? new TraceContext { TraceParent = id, TraceState = string.IsNullOrEmpty(activity.TraceStateString) ? null : activity.TraceStateString }
        : null;
}
