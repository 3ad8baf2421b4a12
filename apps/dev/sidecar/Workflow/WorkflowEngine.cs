using EduStream.LocalDapr.Workflow.Dispatch;

namespace EduStream.LocalDapr.Workflow;

/// <summary>
/// The engine's memory: instances in use, one task hub per app-id, timers, waiting clients. Everything in it follows from what is committed,
/// so a new engine on the same database goes on where a killed one stopped.
/// </summary>
internal sealed class WorkflowEngine : IAsyncDisposable
{
    private static readonly TimeSpan RetryAfterFailedCommit = TimeSpan.FromSeconds(1);

    private readonly Dictionary<string, TaskHub> _hubs = [];
    private readonly ILogger _log;

    public WorkflowEngine(Database database, TimeProvider clock, ILogger log)
    {
        (Clock, _log) = (clock, log);
        Commits = new Commits(database, Gate);
        Reader = new InstanceReader(database);
        Timers = new TimerQueue(clock, FireTimers);
        Effects = new Effects(this);
    }

    /// <summary>Guards everything in memory; never held while waiting for a commit.</summary>
    public Lock Gate { get; } = new();

    public TimeProvider Clock { get; }

    public Commits Commits { get; }

    public InstanceReader Reader { get; }

    public TimerQueue Timers { get; }

    public Waiters Waiters { get; } = new();

    public InstanceCache Cache { get; } = new();

    public Effects Effects { get; }

    public TaskHub Hub(string app)
    {
        if (!_hubs.TryGetValue(app, out var hub)) { _hubs[app] = hub = new TaskHub(Clock); }
        return hub;
    }

    /// <summary>The instance as committed, or null.</summary>
    public Instance? Find(InstanceId id)
    {
        if (Cache.Find(id) is { } cached) { return cached; }
        if (Reader.Find(id) is not { } instance) { return null; }
        Cache.Put(instance);
        return instance;
    }

    /// <summary>Takes purged executions out of memory.</summary>
    public void Forget(Instance instance)
    {
        WithdrawActivities(instance.Key);
        if (Cache.Find(instance.Id) is not { } current || current.Key != instance.Key) { return; }
        if (current.Turn is { } turn) { Hub(instance.Id.App).Withdraw(turn); }
        Cache.Remove(instance.Id);
    }

    /// <summary>The answer to the work came to nothing: it is asked for again a little later.</summary>
    public void RetryLater(TaskHub hub, Work work)
    {
        _ = Task.Delay(RetryAfterFailedCommit, Clock).ContinueWith(
            _ =>
            {
                lock (Gate)
                {
                    hub.Enqueue(work);
                    hub.Dispatch();
                }
            },
            TaskScheduler.Default);
    }

    public TaskHub HubOf(ActivityTask activity) => Hub(Family.TargetOf(activity.Id.App, activity.Scheduled.Router, activity.Id.Id).App);

    public async ValueTask DisposeAsync()
    {
        Timers.Dispose();
        await Commits.DisposeAsync();
    }

    /// <summary>At most one turn of an instance is under way.</summary>
    public void Schedule(Instance instance)
    {
        if (instance.Turn is not null || !instance.HasWork) { return; }
        instance.Turn = new Turn(instance);
        var hub = Hub(instance.Id.App);
        hub.Enqueue(instance.Turn);
        hub.Dispatch();
    }

    public void Enqueue(Instance instance, long key, HistoryEvent scheduled)
    {
        var activity = new ActivityTask(key, instance.Key, instance.Id, scheduled);
        var hub = HubOf(activity);
        hub.Enqueue(activity);
        hub.Dispatch();
    }

    public void WithdrawActivities(long instance)
    {
        foreach (var hub in _hubs.Values) { hub.WithdrawActivities(instance); }
    }

    private void FireTimers(IReadOnlyList<long> due) => _ = Commits.RunAsync(
        sql => TimerCommit.Run(sql, due, Clock),
        fired => fired.ForEach(Effects.Apply),
        () =>
        {
            _log.CommitFailed();
            Timers.Add(due.Select(key => new SetTimer(key, Clock.GetUtcNow() + RetryAfterFailedCommit)));
        });
}
