using DaprProtocol.Workflows;
using EduStream.LocalDapr.Storage;
using EduStream.LocalDapr.Workflow.Dispatch;
using EduStream.LocalDapr.Workflow.Instances;
using EduStream.LocalDapr.Workflow.Storage;
using EduStream.LocalDapr.Workflow.Turns;

namespace EduStream.LocalDapr.Workflow;

/// <summary>
/// The engine's memory: instances in use, one task hub per app-id, timers, waiting clients. Everything in it follows from what is committed,
/// so a new engine on the same database goes on where a killed one stopped.
/// </summary>
internal sealed class WorkflowEngine : IAsyncDisposable
{
    private static readonly TimeSpan RetryAfterFailedCommit = TimeSpan.FromSeconds(1);

    private readonly InstanceCache _cache = new();
    private readonly Dictionary<string, TaskHub> _hubs = [];
    private readonly TimerQueue _timers;
    private readonly ILogger _log;

    public WorkflowEngine(Database database, TimeProvider clock, ILogger log)
    {
        (Clock, _log) = (clock, log);
        Commits = new Commits(database, Gate);
        Reader = new InstanceReader(database);
        _timers = new TimerQueue(clock, FireTimers);
    }

    /// <summary>Guards everything in memory; never held while waiting for a commit.</summary>
    public Lock Gate { get; } = new();

    public TimeProvider Clock { get; }

    public Commits Commits { get; }

    public InstanceReader Reader { get; }

    public Waiters Waiters { get; } = new();

    /// <summary>Takes up all work that is committed and not done.</summary>
    public void Recover()
    {
        lock (Gate)
        {
            foreach (var (key, instance, task) in Reader.Activities())
            {
                if (Load(instance) is not { } owner) { continue; }
                var scheduled = owner.History.Find(e => e.TaskScheduled is not null && e.EventId == task);
                if (scheduled is not null) { Enqueue(owner, key, scheduled); }
            }

            foreach (var key in Reader.WithInbox())
            {
                if (Load(key) is { } instance) { Schedule(instance); }
            }

            var timers = Reader.Timers();
            _timers.Add(timers);
            _log.Recovered(_hubs.Count, timers.Count);
        }
    }

    public TaskHub Hub(string app)
    {
        if (!_hubs.TryGetValue(app, out var hub)) { _hubs[app] = hub = new TaskHub(Clock); }
        return hub;
    }

    public Instance? InMemory(InstanceId id) => _cache.Find(id);

    /// <summary>The instance as committed, or null.</summary>
    public Instance? Find(InstanceId id)
    {
        if (_cache.Find(id) is { } cached) { return cached; }
        if (Reader.Find(id) is not { } instance) { return null; }
        _cache.Put(instance);
        return instance;
    }

    public void Apply(StartResult start, InstanceId id)
    {
        if (start.Replaced != 0)
        {
            if (_cache.Find(id)?.Key == start.Replaced) { _cache.Remove(id); }
            WithdrawActivities(start.Replaced);
        }

        if (start.Timer is { } timer) { _timers.Add([timer]); }
        if (start.Delivery is not { } delivery) { return; }
        if (_cache.Find(id)?.Key != delivery.Instance) { _cache.Put(new Instance(id, delivery.Instance)); }
        Apply(delivery);
    }

    public void Apply(Delivery delivery)
    {
        if (Find(delivery.Target) is not { } instance || instance.Key != delivery.Instance) { return; }
        // Already there when the instance was read after this commit.
        if (!instance.Inbox.Exists(entry => entry.Key == delivery.Entry.Key)) { instance.Inbox.Add(delivery.Entry); }
        Schedule(instance);
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
            _cache.Reweigh(instance, instance.Weight + bytes);
        }
        else
        {
            (instance.History, instance.Inbox) = ([], committed.Inbox);
            _cache.Reweigh(instance, 0);
        }

        if (instance.Ended) { instance.Inbox.Clear(); }
        if (outcome.Continuation is not null || outcome.Status == OrchestrationStatus.Terminated) { WithdrawActivities(instance.Key); }
        SetGoing(instance, committed);
        Waiters.Notify(instance);
        Schedule(instance);
    }

    /// <summary>A rerun begins with its steps, not with a turn.</summary>
    public void Apply(InstanceId id, TurnCommitted rerun)
    {
        if (Find(id) is { } instance) { SetGoing(instance, rerun); }
    }

    /// <summary>Takes purged executions out of memory.</summary>
    public void Forget(Instance instance)
    {
        if (instance.Turn is { } turn) { Hub(instance.Id.App).Withdraw(turn); }
        WithdrawActivities(instance.Key);
        if (_cache.Find(instance.Id)?.Key == instance.Key) { _cache.Remove(instance.Id); }
    }

    /// <summary>The database refused: the work is asked for again a little later.</summary>
    public void RetryLater(TaskHub hub, Work work)
    {
        _log.CommitFailed();
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
        _timers.Dispose();
        await Commits.DisposeAsync();
    }

    private Instance? Load(long key)
    {
        if (Reader.Find(key) is not { } instance) { return null; }
        if (_cache.Find(instance.Id) is { } cached) { return cached; }
        _cache.Put(instance);
        return instance;
    }

    /// <summary>At most one turn of an instance is under way.</summary>
    private void Schedule(Instance instance)
    {
        if (instance.Turn is not null || !instance.HasWork) { return; }
        instance.Turn = new Turn(instance);
        var hub = Hub(instance.Id.App);
        hub.Enqueue(instance.Turn);
        hub.Dispatch();
    }

    private void SetGoing(Instance instance, TurnCommitted committed)
    {
        foreach (var (key, scheduled) in committed.Activities) { Enqueue(instance, key, scheduled); }
        _timers.Add(committed.Timers);
        foreach (var (id, start) in committed.Starts) { Apply(start, id); }
        committed.Deliveries.ForEach(Apply);
    }

    private void Enqueue(Instance instance, long key, HistoryEvent scheduled)
    {
        var activity = new ActivityTask(key, instance.Key, instance.Id, scheduled);
        var hub = HubOf(activity);
        hub.Enqueue(activity);
        hub.Dispatch();
    }

    private void WithdrawActivities(long instance)
    {
        foreach (var hub in _hubs.Values) { hub.WithdrawActivities(instance); }
    }

    private void FireTimers(IReadOnlyList<long> due) => _ = Commits.RunAsync(
        sql => TimerCommit.Run(sql, due, Clock),
        fired => fired.ForEach(Apply),
        () => _timers.Add(due.Select(key => new SetTimer(key, Clock.GetUtcNow() + RetryAfterFailedCommit))));
}
