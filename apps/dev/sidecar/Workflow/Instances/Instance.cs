using Google.Protobuf.WellKnownTypes;

namespace EduStream.LocalDapr.Workflow.Instances;

/// <summary>
/// One execution of a workflow as it is committed; a copy of what SQLite holds. Changed only under the engine's gate, and its history only
/// by the one turn that is in flight. <see cref="Key"/> tells executions with the same id apart.
/// </summary>
internal sealed class Instance(InstanceId id, long key)
{
    /// <summary>What daprd reports as creation time before the first turn.</summary>
    private static readonly Timestamp Never = new() { Seconds = -62135596800 };

    public InstanceId Id => id;

    public long Key => key;

    public OrchestrationStatus Status { get; set; } = OrchestrationStatus.Pending;

    public string? CustomStatus { get; set; }

    public List<HistoryEvent> History { get; set; } = [];

    public List<InboxEntry> Inbox { get; set; } = [];

    public Turn? Turn { get; set; }

    /// <summary>No connected worker knows the version that the instance started with; it waits for another worker.</summary>
    public bool Stalled { get; set; }

    /// <summary>Approximate bytes in memory.</summary>
    public long Weight { get; set; }

    public bool Ended => Status.IsFinal();

    /// <summary>The start event, also before the first turn has been committed.</summary>
    public HistoryEvent? Started => History.FirstOrDefault(IsStart) ?? Inbox.Find(entry => IsStart(entry.Event))?.Event;

    public string? Execution => Started?.ExecutionStarted.WorkflowInstance?.ExecutionId;

    /// <summary>A scheduled instance has events but no start until its time comes.</summary>
    public bool HasWork => Inbox.Count > 0 && !Ended && Started is not null;

    /// <summary>True when a suspension is in force or on its way.</summary>
    public bool SuspensionWanted => History.Concat(Inbox.Select(entry => entry.Event))
        .LastOrDefault(e => e.ExecutionSuspended is not null || e.ExecutionResumed is not null)?.ExecutionSuspended is not null;

    /// <summary>What a client may know. Before the first turn daprd knows neither name nor times, and so do we.</summary>
    public WorkflowState Describe(bool payloads)
    {
        var state = new WorkflowState { InstanceId = id.Id, WorkflowStatus = Stalled ? OrchestrationStatus.Stalled : Status };
        if (Status == OrchestrationStatus.Pending || Started is not { } started)
        {
            state.CreatedTimestamp = Never;
            state.LastUpdatedTimestamp = Never;
            return state;
        }

        state.Name = started.ExecutionStarted.Name;
        state.CreatedTimestamp = started.Timestamp;
        state.LastUpdatedTimestamp = History.Count > 0 ? History[^1].Timestamp : started.Timestamp;
        state.StartedAt = History.Count > 0 ? History[0].Timestamp : started.Timestamp;
        state.Version = History.LastOrDefault(e => e.WorkflowStarted?.Version?.HasName == true)?.WorkflowStarted.Version.Name;
        if (started.ExecutionStarted.ParentInstance is { } parent)
        {
            state.ParentInstanceId = parent.WorkflowInstance.InstanceId;
        }

        if (payloads)
        {
            var completed = Ended ? History.FindLast(e => e.ExecutionCompleted is not null)?.ExecutionCompleted : null;
            state.Input = started.ExecutionStarted.Input;
            state.Output = completed?.Result;
            state.FailureDetails = completed?.FailureDetails;
            // Of an ended instance the real one has kept no empty text.
            state.CustomStatus = Ended && CustomStatus is "" ? null : CustomStatus;
        }

        return state;
    }

    private static bool IsStart(HistoryEvent e) => e.ExecutionStarted is not null;
}

internal static class StatusRules
{
    public static bool IsFinal(this OrchestrationStatus status) => status is OrchestrationStatus.Completed
        or OrchestrationStatus.Failed or OrchestrationStatus.Terminated or OrchestrationStatus.Canceled;
}
