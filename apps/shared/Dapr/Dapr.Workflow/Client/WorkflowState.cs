using Google.Protobuf.WellKnownTypes;
using Wire = DaprProtocol.Workflows.WorkflowState;

namespace Dapr.Workflow;

/// <summary>Where an instance stands, as it was when it was asked for.</summary>
public sealed class WorkflowState
{
    private readonly Wire? _state;

    internal WorkflowState(Wire? state) => _state = state;

    /// <summary>False for an instance that is not there.</summary>
    public bool Exists => _state is not null;

    /// <summary>The workflow's name.</summary>
    public string? WorkflowName => _state?.Name;

    /// <summary>True while it runs or waits.</summary>
    public bool IsWorkflowRunning => RuntimeStatus == WorkflowRuntimeStatus.Running;

    /// <summary>True when it has ended, well or not.</summary>
    public bool IsWorkflowCompleted =>
        RuntimeStatus is WorkflowRuntimeStatus.Completed or WorkflowRuntimeStatus.Failed or WorkflowRuntimeStatus.Terminated;

    /// <summary>When it was made.</summary>
    public DateTimeOffset CreatedAt => TimeOf(_state?.CreatedTimestamp);

    /// <summary>When it last made a step.</summary>
    public DateTimeOffset LastUpdatedAt => TimeOf(_state?.LastUpdatedTimestamp);

    /// <summary>Where it stands.</summary>
    public WorkflowRuntimeStatus RuntimeStatus => _state is null ? WorkflowRuntimeStatus.Unknown : _state.WorkflowStatus switch
    {
        OrchestrationStatus.Running => WorkflowRuntimeStatus.Running,
        OrchestrationStatus.Completed => WorkflowRuntimeStatus.Completed,
        OrchestrationStatus.ContinuedAsNew => WorkflowRuntimeStatus.ContinuedAsNew,
        OrchestrationStatus.Failed => WorkflowRuntimeStatus.Failed,
        OrchestrationStatus.Canceled => WorkflowRuntimeStatus.Canceled,
        OrchestrationStatus.Terminated => WorkflowRuntimeStatus.Terminated,
        OrchestrationStatus.Pending => WorkflowRuntimeStatus.Pending,
        OrchestrationStatus.Suspended => WorkflowRuntimeStatus.Suspended,
        OrchestrationStatus.Stalled => WorkflowRuntimeStatus.Stalled,
        _ => WorkflowRuntimeStatus.Unknown,
    };

    /// <summary>What it failed with.</summary>
    public WorkflowTaskFailureDetails? FailureDetails =>
        _state?.FailureDetails is { } failure ? new(failure.ErrorType, failure.ErrorMessage, failure.StackTrace) : null;

    /// <summary>Its input; the type's default when there is none or it was not asked for.</summary>
    public T? ReadInputAs<T>() => Payload.Read<T>(_state?.Input);

    /// <summary>Its result; the type's default when there is none or it was not asked for.</summary>
    public T? ReadOutputAs<T>() => Payload.Read<T>(_state?.Output);

    /// <summary>What it last said about itself.</summary>
    public T? ReadCustomStatusAs<T>() => Payload.Read<T>(_state?.CustomStatus);

    private static DateTimeOffset TimeOf(Timestamp? time) => time?.ToDateTimeOffset() ?? default;
}
