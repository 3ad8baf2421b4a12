namespace EduStream.LocalDapr.Workflow.Turns;

/// <summary>What parents and children tell each other.</summary>
internal static class Family
{
    public static string DefaultChildId(string parent, int action) => string.Create(CultureInfo.InvariantCulture, $"{parent}:{action:x4}");

    public static InstanceId TargetOf(string app, TaskRouter? router, string id) => new(router is { HasTargetAppID: true, TargetAppID.Length: > 0 } ? router.TargetAppID : app, id);

    public static Message StartChild(InstanceId parent, ExecutionStartedEvent parentStarted, WorkflowAction action, TimeProvider clock)
    {
        var child = action.CreateChildWorkflow;
        var start = EventFactory.At(clock);
        start.Router = action.Router;
        start.ExecutionStarted = new ExecutionStartedEvent
        {
            Name = child.Name,
            Input = child.Input,
            WorkflowInstance = new WorkflowInstance { InstanceId = child.InstanceId, ExecutionId = Guid.NewGuid().ToString() },
            ParentInstance = new ParentInstanceInfo
            {
                TaskScheduledId = action.Id,
                Name = parentStarted.Name,
                WorkflowInstance = new WorkflowInstance { InstanceId = parent.Id, ExecutionId = parentStarted.WorkflowInstance?.ExecutionId },
                AppID = parent.App,
            },
            ParentTraceContext = parentStarted.ParentTraceContext,
        };
        return new Message(TargetOf(parent.App, action.Router, child.InstanceId), start);
    }

    public static Message StartDetached(string app, ExecutionStartedEvent starter, WorkflowAction action, TimeProvider clock)
    {
        var detached = action.CreateDetachedWorkflow;
        var start = EventFactory.At(clock);
        start.ExecutionStarted = new ExecutionStartedEvent
        {
            Name = detached.Name,
            Input = detached.Input,
            ScheduledStartTimestamp = detached.ScheduledStartTimestamp,
            WorkflowInstance = new WorkflowInstance { InstanceId = detached.InstanceId, ExecutionId = detached.ExecutionId ?? Guid.NewGuid().ToString() },
            ParentTraceContext = detached.ParentTraceContext ?? starter.ParentTraceContext,
        };
        start.ExecutionStarted.Tags.Add(detached.Tags);
        return new Message(TargetOf(app, action.Router, detached.InstanceId), start);
    }

    /// <summary>Null for a workflow that nobody waits for.</summary>
    public static Message? TellParent(string app, ExecutionStartedEvent child, CompleteWorkflowAction completion, TimeProvider clock)
    {
        if (child.ParentInstance is not { } parent) { return null; }
        var e = EventFactory.At(clock);
        e.Router = new TaskRouter { SourceAppID = app, TargetAppID = parent.HasAppID ? parent.AppID : app };
        if (completion.WorkflowStatus == OrchestrationStatus.Completed)
        {
            e.ChildWorkflowInstanceCompleted = new ChildWorkflowInstanceCompletedEvent { TaskScheduledId = parent.TaskScheduledId, Result = completion.Result };
        }
        else
        {
            e.ChildWorkflowInstanceFailed = new ChildWorkflowInstanceFailedEvent
            {
                TaskScheduledId = parent.TaskScheduledId,
                // A terminated child has no failure of its own, and SDKs do not expect a failure without details.
                FailureDetails = completion.FailureDetails
                    ?? new TaskFailureDetails { ErrorType = "WorkflowTerminated", ErrorMessage = $"The child workflow '{child.WorkflowInstance.InstanceId}' was terminated." },
            };
        }

        return new Message(new InstanceId(e.Router.TargetAppID, parent.WorkflowInstance.InstanceId), e, parent.WorkflowInstance.ExecutionId);
    }

    public static IEnumerable<Message> Terminate(Instance parent, IEnumerable<HistoryEvent> latest, ExecutionTerminatedEvent termination, TimeProvider clock) =>
        Children(parent.Id.App, parent.History.Concat(latest)).Select(child => new Message(child, EventFactory.Terminated(clock, termination.Input, recurse: true)));

    public static IEnumerable<InstanceId> Children(string app, IEnumerable<HistoryEvent> history) => history
        .Where(e => e.ChildWorkflowInstanceCreated is not null)
        .Select(e => TargetOf(app, e.Router, e.ChildWorkflowInstanceCreated.InstanceId))
        .Distinct();
}
