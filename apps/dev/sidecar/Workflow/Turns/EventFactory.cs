using Google.Protobuf.WellKnownTypes;

namespace EduStream.LocalDapr.Workflow.Turns;

/// <summary>History events as daprd shapes them: -1 numbers what no action of the worker numbered.</summary>
internal static class EventFactory
{
    private const int Unnumbered = -1;

    public static HistoryEvent At(TimeProvider clock, int eventId = Unnumbered) =>
        new() { EventId = eventId, Timestamp = Timestamp.FromDateTimeOffset(clock.GetUtcNow()) };

    public static HistoryEvent Raised(TimeProvider clock, string name, string? input)
    {
        var e = At(clock);
        e.EventRaised = new EventRaisedEvent { Name = name, Input = input };
        return e;
    }

    public static HistoryEvent Suspended(TimeProvider clock, string? reason)
    {
        var e = At(clock);
        e.ExecutionSuspended = new ExecutionSuspendedEvent { Input = string.IsNullOrEmpty(reason) ? null : reason };
        return e;
    }

    public static HistoryEvent Resumed(TimeProvider clock, string? reason)
    {
        var e = At(clock);
        e.ExecutionResumed = new ExecutionResumedEvent { Input = string.IsNullOrEmpty(reason) ? null : reason };
        return e;
    }

    public static HistoryEvent Terminated(TimeProvider clock, string? output, bool recurse)
    {
        var e = At(clock);
        e.ExecutionTerminated = new ExecutionTerminatedEvent { Input = output, Recurse = recurse };
        return e;
    }

    /// <summary>The first event of each turn: it sets the workflow's clock. Only a continued execution routes it.</summary>
    public static HistoryEvent TurnStarted(TimeProvider clock, string? continuedIn)
    {
        var e = At(clock);
        e.WorkflowStarted = new WorkflowStartedEvent();
        if (continuedIn is not null) { e.Router = new TaskRouter { SourceAppID = continuedIn }; }
        return e;
    }

    /// <summary>What the workflow hears of an activity.</summary>
    public static HistoryEvent ActivityEnded(TimeProvider clock, HistoryEvent scheduled, ActivityResponse response)
    {
        var e = At(clock);
        e.Router = scheduled.Router.Clone();
        if (response.FailureDetails is { } failure)
        {
            e.TaskFailed = new TaskFailedEvent
            {
                TaskScheduledId = scheduled.EventId, FailureDetails = failure, TaskExecutionId = scheduled.TaskScheduled.TaskExecutionId,
            };
        }
        else
        {
            e.TaskCompleted = new TaskCompletedEvent
            {
                TaskScheduledId = scheduled.EventId, Result = response.Result, TaskExecutionId = scheduled.TaskScheduled.TaskExecutionId,
            };
        }

        return e;
    }

    public static HistoryEvent ChildFailed(TimeProvider clock, int taskId, string type, string message)
    {
        var e = At(clock);
        e.ChildWorkflowInstanceFailed = new ChildWorkflowInstanceFailedEvent
        {
            TaskScheduledId = taskId, FailureDetails = new TaskFailureDetails { ErrorType = type, ErrorMessage = message },
        };
        return e;
    }
}
