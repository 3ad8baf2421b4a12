namespace EduStream.LocalDapr.Workflow;

/// <summary>Clients that wait until an instance is in a certain state; the instance need not exist yet. Guarded by the engine's gate.</summary>
internal sealed class Waiters
{
    private readonly Dictionary<InstanceId, List<Waiter>> _waiters = [];

    public Task<WorkflowState> Add(InstanceId id, Func<OrchestrationStatus, bool> reached, bool payloads, out Action remove)
    {
        var waiter = new Waiter(reached, payloads);
        if (!_waiters.TryGetValue(id, out var waiters)) { _waiters[id] = waiters = []; }
        waiters.Add(waiter);
        remove = () => Remove(id, waiter);
        return waiter.Done.Task;
    }

    public void Notify(Instance instance)
    {
        if (!_waiters.TryGetValue(instance.Id, out var waiters)) { return; }
        foreach (var waiter in waiters.Where(waiter => waiter.Reached(instance.Status)).ToList())
        {
            var state = instance.Describe(waiter.Payloads);
            // Whoever has waited gets it as the worker sent it, an empty text too.
            if (waiter.Payloads) { state.CustomStatus = instance.CustomStatus; }
            waiter.Done.TrySetResult(state);
            Remove(instance.Id, waiter);
        }
    }

    private void Remove(InstanceId id, Waiter waiter)
    {
        if (_waiters.TryGetValue(id, out var waiters) && waiters.Remove(waiter) && waiters.Count == 0) { _waiters.Remove(id); }
    }

    private sealed record Waiter(Func<OrchestrationStatus, bool> Reached, bool Payloads)
    {
        public TaskCompletionSource<WorkflowState> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
