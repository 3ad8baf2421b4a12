namespace EduStream.LocalDapr.Workflow;

/// <summary>Takes up, at the start, all work that is committed and not done.</summary>
internal static class Recovery
{
    public static void Run(WorkflowEngine engine, ILogger log)
    {
        lock (engine.Gate)
        {
            var activities = engine.Reader.Activities();
            foreach (var (key, instance, task) in activities)
            {
                if (Load(engine, instance) is not { } owner) { continue; }
                var scheduled = owner.History.Find(e => e.TaskScheduled is not null && e.EventId == task);
                if (scheduled is not null) { engine.Enqueue(owner, key, scheduled); }
            }

            var waiting = engine.Reader.WithInbox();
            foreach (var key in waiting)
            {
                if (Load(engine, key) is { } instance) { engine.Schedule(instance); }
            }

            var timers = engine.Reader.Timers();
            engine.Timers.Add(timers);
            log.Recovered(activities.Count + waiting.Count, timers.Count);
        }
    }

    private static Instance? Load(WorkflowEngine engine, long key)
    {
        if (engine.Reader.Find(key) is not { } instance) { return null; }
        if (engine.Cache.Find(instance.Id) is { } cached) { return cached; }
        engine.Cache.Put(instance);
        return instance;
    }
}
