namespace Dapr.Workflow.Worker.Replay;

/// <summary>Events from outside: each goes to the longest waiting, or is kept until somebody waits. The case of names does not matter.</summary>
internal sealed class ExternalEvents
{
    private readonly List<HistoryEvent> _kept = [];
    private readonly List<(string Name, TaskCompletionSource<string> Waiter)> _waiting = [];

    /// <summary>Raised, but nobody took them.</summary>
    public IReadOnlyList<HistoryEvent> Kept => _kept;

    public bool AnyWaiting => _waiting.Count > 0;

    public Task<string> WaitAsync(string name, CancellationToken cancel)
    {
        if (_kept.FindIndex(raised => Same(raised.EventRaised.Name, name)) is var index and >= 0)
        {
            var raised = _kept[index];
            _kept.RemoveAt(index);
            return Task.FromResult(raised.EventRaised.Input ?? "");
        }

        var waiter = new TaskCompletionSource<string>();
        _waiting.Add((name, waiter));
        if (cancel.CanBeCanceled)
        {
            cancel.Register(() =>
            {
                _waiting.RemoveAll(waiting => waiting.Waiter == waiter);
                waiter.TrySetCanceled(cancel);
            });
        }

        return waiter.Task;
    }

    public void Raised(HistoryEvent raised)
    {
        if (_waiting.FindIndex(waiting => Same(waiting.Name, raised.EventRaised.Name)) is var index and >= 0)
        {
            var waiter = _waiting[index].Waiter;
            _waiting.RemoveAt(index);
            waiter.TrySetResult(raised.EventRaised.Input ?? "");
        }
        else
        {
            _kept.Add(raised);
        }
    }

    private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
