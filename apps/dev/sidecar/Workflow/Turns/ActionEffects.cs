namespace EduStream.LocalDapr.Workflow.Turns;

/// <summary>What each action of a worker but its last leads to: an event in the history, and something that is set going.</summary>
internal sealed class ActionEffects(InstanceId id, ExecutionStartedEvent started, TurnOutcome outcome, TimeProvider clock)
{
    public void Schedule(WorkflowAction action)
    {
        var task = action.ScheduleTask;
        var e = Numbered(action);
        e.TaskScheduled = new TaskScheduledEvent
        {
            Name = task.Name, Version = task.Version, Input = task.Input, TaskExecutionId = task.TaskExecutionId, ParentTraceContext = started.ParentTraceContext,
        };
        outcome.History.Add(e);
        outcome.Activities.Add(e);
    }

    public void SetTimer(WorkflowAction action)
    {
        var timer = action.CreateTimer;
        timer.FireAt ??= EventFactory.At(clock).Timestamp;
        var created = Numbered(action);
        created.TimerCreated = TimerOrigins.Created(timer);
        outcome.History.Add(created);
        var fired = EventFactory.At(clock);
        fired.TimerFired = new TimerFiredEvent { TimerId = action.Id, FireAt = timer.FireAt };
        outcome.Timers.Add((timer.FireAt.ToDateTimeOffset(), fired));
    }

    public void StartChild(WorkflowAction action)
    {
        var child = action.CreateChildWorkflow;
        if (child.InstanceId.Length == 0) { child.InstanceId = Family.DefaultChildId(id.Id, action.Id); }
        var created = Numbered(action);
        created.ChildWorkflowInstanceCreated = new ChildWorkflowInstanceCreatedEvent
        {
            InstanceId = child.InstanceId, Name = child.Name, Version = child.Version, Input = child.Input, ParentTraceContext = started.ParentTraceContext,
        };
        outcome.History.Add(created);
        outcome.Messages.Add(Family.StartChild(id, started, action, clock));
    }

    public void StartDetached(WorkflowAction action)
    {
        var e = Numbered(action);
        e.DetachedWorkflowInstanceCreated = new DetachedWorkflowInstanceCreatedEvent { InstanceId = action.CreateDetachedWorkflow.InstanceId };
        outcome.History.Add(e);
        outcome.Messages.Add(Family.StartDetached(id.App, started, action, clock));
    }

    public void Send(WorkflowAction action)
    {
        var (target, name, data) = (action.SendEvent.Instance?.InstanceId ?? "", action.SendEvent.Name, action.SendEvent.Data);
        var sent = Numbered(action);
        sent.EventSent = new EventSentEvent { InstanceId = target, Name = name, Input = data };
        outcome.History.Add(sent);
        outcome.Messages.Add(new Message(Family.TargetOf(id.App, action.Router, target), EventFactory.Raised(clock, name, data)));
    }

    public void Terminate(WorkflowAction action)
    {
        var (target, reason, recurse) = (action.TerminateWorkflow.InstanceId, action.TerminateWorkflow.Reason, action.TerminateWorkflow.Recurse);
        outcome.Messages.Add(new Message(Family.TargetOf(id.App, action.Router, target), EventFactory.Terminated(clock, reason, recurse)));
    }

    public HistoryEvent Numbered(WorkflowAction action)
    {
        var e = EventFactory.At(clock, action.Id);
        e.Router = action.Router;
        return e;
    }
}
