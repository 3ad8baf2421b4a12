namespace EduStream.LocalDapr.Workflow;

/// <summary>Brings memory in line with what has been committed, and sets going what follows. Runs under the engine's gate, in the order of the commits.</summary>
internal sealed class Effects(WorkflowEngine engine)
{
    public void Apply(StartResult start, InstanceId id)
    {
        if (start.Replaced != 0)
        {
            if (engine.Cache.Find(id)?.Key == start.Replaced) { engine.Cache.Remove(id); }
            engine.WithdrawActivities(start.Replaced);
        }

        if (start.Timer is { } timer) { engine.Timers.Add([timer]); }
        if (start.Delivery is not { } delivery) { return; }
        if (engine.Cache.Find(id)?.Key != delivery.Instance) { engine.Cache.Put(new Instance(id, delivery.Instance)); }
        Apply(delivery);
    }

    public void Apply(Delivery delivery)
    {
        if (engine.Find(delivery.Target) is not { } instance || instance.Key != delivery.Instance) { return; }
        // Already there when the instance was read after this commit.
        if (!instance.Inbox.Exists(entry => entry.Key == delivery.Entry.Key)) { instance.Inbox.Add(delivery.Entry); }
        engine.Schedule(instance);
    }

    public void Apply(Turn turn, TurnOutcome outcome, TurnCommitted? committed, long bytes)
    {
        var instance = turn.Instance;
        instance.Turn = null;
        if (committed is null) { return; }
        (instance.Status, instance.CustomStatus) = (outcome.Status, outcome.CustomStatus);
        if (outcome.Continuation is null)
        {
            instance.History.AddRange(outcome.History);
            var taken = turn.Taken.Select(entry => entry.Key).ToHashSet();
            instance.Inbox.RemoveAll(entry => taken.Contains(entry.Key));
            engine.Cache.Reweigh(instance, instance.Weight + bytes);
        }
        else
        {
            (instance.History, instance.Inbox) = ([], committed.Inbox);
            engine.Cache.Reweigh(instance, 0);
        }

        if (instance.Ended) { instance.Inbox.Clear(); }
        if (outcome.Continuation is not null || outcome.Status == OrchestrationStatus.Terminated) { engine.WithdrawActivities(instance.Key); }
        SetGoing(instance, committed);
        engine.Waiters.Notify(instance);
        engine.Schedule(instance);
    }

    /// <summary>A rerun begins with its steps, not with a turn.</summary>
    public void Apply(InstanceId id, TurnCommitted rerun)
    {
        if (engine.Find(id) is { } instance) { SetGoing(instance, rerun); }
    }

    private void SetGoing(Instance instance, TurnCommitted committed)
    {
        foreach (var (key, scheduled) in committed.Activities) { engine.Enqueue(instance, key, scheduled); }
        engine.Timers.Add(committed.Timers);
        foreach (var (id, start) in committed.Starts) { Apply(start, id); }
        committed.Deliveries.ForEach(Apply);
    }
}
