namespace Dapr.Workflow.Worker.Replay;

/// <summary>What each entry of history means to the workflow.</summary>
internal sealed partial class Turn
{
    private void Apply(HistoryEvent step)
    {
        switch (step.EventTypeCase)
        {
            case HistoryEvent.EventTypeOneofCase.WorkflowStarted:
                _context.Now = step.Timestamp.ToDateTime();
                break;
            // What the runtime has written down is no news to the code, so a held workflow takes note of it too.
            case HistoryEvent.EventTypeOneofCase.TaskScheduled:
            case HistoryEvent.EventTypeOneofCase.ChildWorkflowInstanceCreated:
            case HistoryEvent.EventTypeOneofCase.TimerCreated:
            case HistoryEvent.EventTypeOneofCase.EventSent:
                _context.Steps.Recorded(step);
                break;
            case HistoryEvent.EventTypeOneofCase.ExecutionSuspended:
                _suspended = true;
                break;
            case HistoryEvent.EventTypeOneofCase.ExecutionResumed:
                _suspended = false;
                while (_held.TryDequeue(out var held))
                {
                    Tell(held);
                }

                break;
            default:
                if (_suspended)
                {
                    _held.Enqueue(step);
                }
                else
                {
                    Tell(step);
                }

                break;
        }
    }

    private void Tell(HistoryEvent step)
    {
        switch (step.EventTypeCase)
        {
            case HistoryEvent.EventTypeOneofCase.ExecutionStarted:
                _run ??= StartAsync();
                break;
            case HistoryEvent.EventTypeOneofCase.EventRaised:
                _context.Events.Raised(step);
                break;
            default:
                if (StepThatEnded(step) is { } ended)
                {
                    _context.Steps.Ended(ended, step);
                }

                break;
        }
    }

    private static int? StepThatEnded(HistoryEvent step) => step.EventTypeCase switch
    {
        HistoryEvent.EventTypeOneofCase.TaskCompleted => step.TaskCompleted.TaskScheduledId,
        HistoryEvent.EventTypeOneofCase.TaskFailed => step.TaskFailed.TaskScheduledId,
        HistoryEvent.EventTypeOneofCase.ChildWorkflowInstanceCompleted => step.ChildWorkflowInstanceCompleted.TaskScheduledId,
        HistoryEvent.EventTypeOneofCase.ChildWorkflowInstanceFailed => step.ChildWorkflowInstanceFailed.TaskScheduledId,
        HistoryEvent.EventTypeOneofCase.TimerFired => step.TimerFired.TimerId,
        _ => null,
    };
}
