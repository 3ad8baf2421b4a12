namespace EduStream.LocalDapr.Workflow.Dispatch;

/// <summary>A scheduled activity without a committed result. Its token survives a restart of the runtime: the first result counts, whenever it was asked for.</summary>
internal sealed class ActivityTask(long key, long instance, InstanceId id, HistoryEvent scheduled) : Work(WorkKind.Activity)
{
    public long Key => key;

    public long Instance => instance;

    public InstanceId Id => id;

    /// <summary>The event in the workflow's history that asked for the activity.</summary>
    public HistoryEvent Scheduled => scheduled;

    public string Token { get; } = key.ToString(CultureInfo.InvariantCulture);

    public override WorkItem Open(TimeProvider clock) => new()
    {
        ActivityRequest = new ActivityRequest
        {
            Name = scheduled.TaskScheduled.Name,
            Version = scheduled.TaskScheduled.Version,
            Input = scheduled.TaskScheduled.Input,
            WorkflowInstance = new WorkflowInstance { InstanceId = id.Id },
            TaskId = scheduled.EventId,
            ParentTraceContext = scheduled.TaskScheduled.ParentTraceContext,
            TaskExecutionId = scheduled.TaskScheduled.TaskExecutionId,
        },
        CompletionToken = Token,
    };
}
