namespace Dapr.Workflow.Worker.Replay;

/// <summary>
/// The numbered steps of a workflow: what the code asked for, what of it history already holds, and who waits for the end of each.
/// </summary>
internal sealed class Steps
{
    private readonly SortedDictionary<int, WorkflowAction> _unsent = [];
    private readonly Dictionary<int, TaskCompletionSource<HistoryEvent>> _open = [];
    private int _next;

    /// <summary>The number of the step that is asked for next.</summary>
    public int Next => _next;

    /// <summary>What the runtime does not know yet.</summary>
    public IEnumerable<WorkflowAction> Unsent => _unsent.Values;

    public bool AnyOpen => _open.Count > 0;

    /// <summary>Takes a number without waiting for an end.</summary>
    public void Add(WorkflowAction action)
    {
        action.Id = _next++;
        _unsent.Add(action.Id, action);
    }

    public Task<HistoryEvent> Start(WorkflowAction action, CancellationToken cancel = default)
    {
        Add(action);
        // Continuations run inside SetResult: on the pool they would race. TurnThread keeps their order.
        var end = new TaskCompletionSource<HistoryEvent>();
        _open.Add(action.Id, end);
        if (cancel.CanBeCanceled)
        {
            var step = action.Id;
            cancel.Register(() =>
            {
                _open.Remove(step);
                end.TrySetCanceled(cancel);
            });
        }

        return end.Task;
    }

    /// <summary>History holds this step: the code must have asked for the same.</summary>
    public void Recorded(HistoryEvent recorded)
    {
        var asked = _unsent.Remove(recorded.EventId, out var action) ? Describe(action) : null;
        if (Describe(recorded) is var held && held != asked)
        {
            throw new NonDeterministicWorkflowException(
                $"Step {recorded.EventId} was {held} when this workflow first ran; now the code asks for {asked ?? "no such step"}. "
                + "Give changed workflows a new name or guard the change with IsPatched.");
        }
    }

    public void Ended(int step, HistoryEvent ended)
    {
        if (_open.Remove(step, out var end))
        {
            end.TrySetResult(ended);
        }
    }

    private static string Describe(WorkflowAction action) => action.WorkflowActionTypeCase switch
    {
        WorkflowAction.WorkflowActionTypeOneofCase.ScheduleTask => $"activity '{action.ScheduleTask.Name}'",
        WorkflowAction.WorkflowActionTypeOneofCase.CreateChildWorkflow => $"child workflow '{action.CreateChildWorkflow.Name}'",
        WorkflowAction.WorkflowActionTypeOneofCase.CreateTimer => "a timer",
        var other => other.ToString(),
    };

    private static string Describe(HistoryEvent recorded) => recorded.EventTypeCase switch
    {
        HistoryEvent.EventTypeOneofCase.TaskScheduled => $"activity '{recorded.TaskScheduled.Name}'",
        HistoryEvent.EventTypeOneofCase.ChildWorkflowInstanceCreated => $"child workflow '{recorded.ChildWorkflowInstanceCreated.Name}'",
        HistoryEvent.EventTypeOneofCase.TimerCreated => "a timer",
        var other => other.ToString(),
    };
}
