namespace EduStream.LocalDapr.Workflow.Turns;

/// <summary>Reads a worker's answer: which events, activities, timers and messages follow from its actions, in the order of the actions.</summary>
internal sealed class TurnReader
{
    private readonly Instance _instance;
    private readonly Turn _turn;
    private readonly TimeProvider _clock;
    private readonly TurnOutcome _outcome = new();
    private readonly ExecutionStartedEvent _started;
    private readonly ActionEffects _effects;
    private OrchestrationStatus? _final;

    private TurnReader(Turn turn, TimeProvider clock)
    {
        (_instance, _turn, _clock) = (turn.Instance, turn, clock);
        _started = _instance.History.Concat(turn.Events).First(e => e.ExecutionStarted is not null).ExecutionStarted;
        _effects = new ActionEffects(_instance.Id, _started, _outcome, clock);
    }

    public static TurnOutcome Read(Turn turn, WorkflowResponse response, TimeProvider clock) => new TurnReader(turn, clock).Read(response);

    private TurnOutcome Read(WorkflowResponse response)
    {
        _outcome.CustomStatus = response.CustomStatus;
        _outcome.Execution = _started.WorkflowInstance?.ExecutionId;
        _outcome.History.AddRange(_turn.Events);
        NameVersion(response.Version);
        foreach (var action in response.Actions)
        {
            action.Router ??= new TaskRouter();
            action.Router.SourceAppID = _instance.Id.App;
            Apply(action);
            if (_outcome.Continuation is not null || _outcome.Stalls) { return _outcome; }
        }

        if (_turn.Termination?.ExecutionTerminated is { } termination)
        {
            // A worker that overlooks a termination must not keep the instance alive: the event will not come again.
            if (_final is null) { Complete(Termination(termination)); }
            if (termination.Recurse) { _outcome.Messages.AddRange(Family.Terminate(_instance, _outcome.History, termination, _clock)); }
        }

        _outcome.Status = _final ?? (Suspended() ? OrchestrationStatus.Suspended : OrchestrationStatus.Running);
        return _outcome;
    }

    private void Apply(WorkflowAction action)
    {
        switch (action.WorkflowActionTypeCase)
        {
            case WorkflowAction.WorkflowActionTypeOneofCase.ScheduleTask: _effects.Schedule(action); break;
            case WorkflowAction.WorkflowActionTypeOneofCase.CreateTimer: _effects.SetTimer(action); break;
            case WorkflowAction.WorkflowActionTypeOneofCase.CreateChildWorkflow: _effects.StartChild(action); break;
            case WorkflowAction.WorkflowActionTypeOneofCase.CreateDetachedWorkflow: _effects.StartDetached(action); break;
            case WorkflowAction.WorkflowActionTypeOneofCase.SendEvent: _effects.Send(action); break;
            case WorkflowAction.WorkflowActionTypeOneofCase.TerminateWorkflow: _effects.Terminate(action); break;
            case WorkflowAction.WorkflowActionTypeOneofCase.CompleteWorkflow: Complete(action); break;
            case WorkflowAction.WorkflowActionTypeOneofCase.WorkflowVersionNotAvailable: _outcome.Stalls = true; break;
            default: Complete(UnknownAction(action)); break;
        }
    }

    private void Complete(WorkflowAction action)
    {
        var completion = action.CompleteWorkflow;
        if (_final is not null) { return; }
        if (completion.WorkflowStatus == OrchestrationStatus.ContinuedAsNew)
        {
            if (_turn.Termination is null) { ContinueAsNew(action); }
            return;
        }

        _final = completion.WorkflowStatus;
        var e = _effects.Numbered(action);
        e.ExecutionCompleted = new ExecutionCompletedEvent
        {
            WorkflowStatus = completion.WorkflowStatus, Result = completion.Result, FailureDetails = completion.FailureDetails,
        };
        _outcome.History.Add(e);
        if (Family.TellParent(_instance.Id.App, _started, completion, _clock) is { } message) { _outcome.Messages.Add(message); }
    }

    /// <summary>The next execution knows nothing of this one but its input and the events that the worker carries over.</summary>
    private void ContinueAsNew(WorkflowAction action)
    {
        var start = EventFactory.At(_clock);
        start.Router = action.Router;
        start.ExecutionStarted = new ExecutionStartedEvent
        {
            Name = _started.Name,
            Input = action.CompleteWorkflow.Result,
            ParentInstance = _started.ParentInstance,
            ParentTraceContext = _started.ParentTraceContext,
            WorkflowInstance = new WorkflowInstance { InstanceId = _instance.Id.Id, ExecutionId = Guid.NewGuid().ToString() },
        };
        _outcome.History.Clear();
        _outcome.Activities.Clear();
        _outcome.Timers.Clear();
        _outcome.Continuation = [start, .. action.CompleteWorkflow.CarryoverEvents];
        _outcome.Execution = start.ExecutionStarted.WorkflowInstance.ExecutionId;
        _outcome.Status = OrchestrationStatus.Running;
    }

    /// <summary>The name and patches that the worker chose belong to the event that began the turn.</summary>
    private void NameVersion(WorkflowVersion? version)
    {
        if (version is null || (version.Patches.Count == 0 && !version.HasName)) { return; }
        var begun = _outcome.History[0].Clone();
        begun.WorkflowStarted.Version = version;
        _outcome.History[0] = begun;
    }

    private bool Suspended() => _instance.History.Concat(_turn.Events)
        .LastOrDefault(e => e.ExecutionSuspended is not null || e.ExecutionResumed is not null)?.ExecutionSuspended is not null;

    private WorkflowAction Termination(ExecutionTerminatedEvent termination) => new()
    {
        Id = -1,
        Router = new TaskRouter { SourceAppID = _instance.Id.App },
        CompleteWorkflow = new CompleteWorkflowAction { WorkflowStatus = OrchestrationStatus.Terminated, Result = termination.Input },
    };

    private static WorkflowAction UnknownAction(WorkflowAction action) => new()
    {
        Id = action.Id,
        Router = action.Router,
        CompleteWorkflow = new CompleteWorkflowAction
        {
            WorkflowStatus = OrchestrationStatus.Failed,
            FailureDetails = new TaskFailureDetails { ErrorType = "UnknownAction", ErrorMessage = $"The worker sent an action ({action.Id}) that this runtime does not know." },
        },
    };
}
