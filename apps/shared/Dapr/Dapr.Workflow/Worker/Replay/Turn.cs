namespace Dapr.Workflow.Worker.Replay;

/// <summary>
/// One turn: runs the workflow from its start through its history, then through what is new, and answers what it decided.
/// Synchronous, and without effects outside the answer.
/// </summary>
internal sealed partial class Turn
{
    private readonly TurnThread _thread = new();
    private readonly TurnStart _start;
    private readonly IWorkflow _workflow;
    private readonly Patches _patches;
    private readonly TurnContext _context;
    private readonly Queue<HistoryEvent> _held = new();
    private Task<object?>? _run;
    private bool _suspended;

    private Turn(TurnStart start, IWorkflow workflow, IReadOnlyList<HistoryEvent> past, ILoggerFactory loggers)
    {
        _start = start;
        _workflow = workflow;
        _patches = new Patches(past);
        _context = new TurnContext(_thread, start, _patches, loggers);
    }

    public static WorkflowResponse Run(
        TurnStart start, IWorkflow workflow, IReadOnlyList<HistoryEvent> past, IReadOnlyList<HistoryEvent> fresh, ILoggerFactory loggers)
    {
        if (fresh.FirstOrDefault(step => step.ExecutionTerminated is not null)?.ExecutionTerminated is { } terminated)
        {
            return TurnAnswers.Terminated(start.InstanceId, terminated);
        }

        var turn = new Turn(start, workflow, past, loggers);
        try
        {
            turn.Play(past, replaying: true);
            turn.Play(fresh, replaying: false);
            return turn.Answer();
        }
        catch (NonDeterministicWorkflowException error)
        {
            return TurnAnswers.Failed(start.InstanceId, error);
        }
    }

    private void Play(IEnumerable<HistoryEvent> events, bool replaying)
    {
        _context.Replaying = replaying;
        foreach (var step in events)
        {
            _thread.Run(() => Apply(step));
        }
    }

    private async Task<object?> StartAsync() => await _workflow.RunAsync(_context, Payload.Read(_start.Input, _workflow.InputType));

    private WorkflowResponse Answer()
    {
        if (_thread.Escaped)
        {
            throw TurnThread.Left();
        }

        if (_run is { IsCompleted: false } && !_context.Steps.AnyOpen && !_context.Events.AnyWaiting && _held.Count == 0 && _context.Continuation is null)
        {
            throw new NonDeterministicWorkflowException(
                "The workflow waits for something that no history can hold. It may await only what its context returns: no Task.Delay, no I/O, no Task.Run.");
        }

        var response = new WorkflowResponse { InstanceId = _start.InstanceId, CustomStatus = _context.CustomStatus, Version = _patches.Version(_start.Name) };
        response.Actions.AddRange(_context.Steps.Unsent);
        if (_context.Continuation is { } continuation)
        {
            continuation.CarryoverEvents.AddRange(_context.PreserveEvents ? [.. _context.Events.Kept, .. _held.Where(held => held.EventRaised is not null)] : []);
        }
        else if (_run is { IsCompleted: true })
        {
            response.Actions.Add(TurnAnswers.Of(_run));
        }

        return response;
    }
}
