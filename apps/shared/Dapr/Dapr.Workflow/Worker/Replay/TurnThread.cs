namespace Dapr.Workflow.Worker.Replay;

/// <summary>
/// The one thread of a workflow: continuations run here, in the order in which they became ready, until nothing is ready any more.
/// That order is what makes a replay equal to the first run.
/// </summary>
internal sealed class TurnThread : SynchronizationContext
{
    private readonly Queue<(SendOrPostCallback Callback, object? State)> _ready = new();
    private readonly int _thread = Environment.CurrentManagedThreadId;
    private bool _running;

    /// <summary>True when something that is not durable (a delay, I/O) tried to go on here.</summary>
    public bool Escaped { get; private set; }

    public void Run(Action step)
    {
        var previous = Current;
        SetSynchronizationContext(this);
        _running = true;
        try
        {
            step();
            while (_ready.TryDequeue(out var work))
            {
                work.Callback(work.State);
            }
        }
        finally
        {
            _running = false;
            SetSynchronizationContext(previous);
        }
    }

    /// <summary>The workflow calls its context: allowed only here.</summary>
    public void Check()
    {
        if (!IsHere)
        {
            Escaped = true;
            throw Left();
        }
    }

    public static NonDeterministicWorkflowException Left() =>
        new("The workflow left its own thread. It may await only what its context returns: no Task.Delay, no I/O, no Task.Run, no ConfigureAwait(false).");

    public override void Post(SendOrPostCallback d, object? state)
    {
        if (IsHere)
        {
            _ready.Enqueue((d, state));
        }
        else
        {
            // Not run: whatever it awaited would not be there on a replay.
            Escaped = true;
        }
    }

    public override void Send(SendOrPostCallback d, object? state) => throw new NotSupportedException();

    public override SynchronizationContext CreateCopy() => this;

    private bool IsHere => _running && Environment.CurrentManagedThreadId == _thread;
}
