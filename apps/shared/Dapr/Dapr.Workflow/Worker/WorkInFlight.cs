namespace Dapr.Workflow.Worker;

/// <summary>Counts what runs, so that a stop can wait for it.</summary>
internal sealed class WorkInFlight
{
    private readonly Lock _gate = new();
    private TaskCompletionSource? _idle;
    private int _count;

    public void Run(Func<Task> work)
    {
        lock (_gate)
        {
            _count++;
        }

        _ = Task.Run(async () =>
        {
            try
            {
                await work();
            }
            finally
            {
                Done();
            }
        });
    }

    public Task WhenIdle()
    {
        lock (_gate)
        {
            return _count == 0 ? Task.CompletedTask : (_idle ??= new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
        }
    }

    private void Done()
    {
        lock (_gate)
        {
            if (--_count == 0)
            {
                _idle?.TrySetResult();
                _idle = null;
            }
        }
    }
}
