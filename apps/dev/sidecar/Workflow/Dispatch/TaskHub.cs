namespace EduStream.LocalDapr.Workflow.Dispatch;

/// <summary>The work of one app-id and the workers that share it, whichever replica they sit in. Guarded by the engine's gate.</summary>
internal sealed class TaskHub(TimeProvider clock)
{
    private readonly List<WorkerStream> _workers = [];
    private readonly LinkedList<Work>[] _queues = [new(), new()];
    private readonly Dictionary<long, ActivityTask> _activities = [];
    private readonly Dictionary<(string Instance, int Task), ActivityTask> _activitiesByTask = [];
    private readonly List<Turn> _stalled = [];
    private int _next;

    /// <summary>A new worker may know the version that the others did not.</summary>
    public void Connect(WorkerStream worker)
    {
        _workers.Add(worker);
        foreach (var turn in _stalled)
        {
            turn.Instance.Stalled = false;
            Enqueue(turn);
        }

        _stalled.Clear();
        Dispatch();
    }

    /// <summary>What the worker had not answered goes to the front of the queue.</summary>
    public int Disconnect(WorkerStream worker)
    {
        _workers.Remove(worker);
        worker.Close();
        var unanswered = worker.Unanswered.ToList();
        // From the last to the first, so that the order stays.
        foreach (var work in Enumerable.Reverse(unanswered))
        {
            worker.Release(work);
            work.Stage = WorkStage.Queued;
            if (work.Wanted) { _queues[(int)work.Kind].AddFirst(work); }
            else { Withdraw(work); }
        }

        Dispatch();
        return unanswered.Count;
    }

    public void Stall(Turn turn)
    {
        turn.Instance.Stalled = true;
        _stalled.Add(turn);
    }

    public void Enqueue(Work work)
    {
        work.Stage = WorkStage.Queued;
        if (work is ActivityTask activity)
        {
            _activities[activity.Key] = activity;
            _activitiesByTask[(activity.Id.Id, activity.Scheduled.EventId)] = activity;
        }

        _queues[(int)work.Kind].AddLast(work);
    }

    /// <summary>By token; SDKs that do not return tokens name instance and task.</summary>
    public ActivityTask? FindActivity(string token, string instance, int task) =>
        token.Length == 0 ? _activitiesByTask.GetValueOrDefault((instance, task))
        : long.TryParse(token, out var key) ? _activities.GetValueOrDefault(key)
        : null;

    /// <summary>Marks work as answered and frees its place; false for a duplicate.</summary>
    public bool TryAnswer(Work work)
    {
        if (work.Stage is not (WorkStage.Sent or WorkStage.Queued)) { return false; }
        Release(work, WorkStage.Answered);
        Dispatch();
        return true;
    }

    /// <summary>Nobody waits for the work any more. An activity that runs keeps its place until its worker answers.</summary>
    public void Withdraw(Work work)
    {
        work.Wanted = false;
        if (work is ActivityTask { Stage: WorkStage.Sent }) { return; }
        Release(work, WorkStage.Withdrawn);
        if (work is ActivityTask activity) { Forget(activity); }
        if (work is Turn turn) { _stalled.Remove(turn); }
        Dispatch();
    }

    public void Forget(ActivityTask activity)
    {
        _activities.Remove(activity.Key);
        var task = (activity.Id.Id, activity.Scheduled.EventId);
        if (_activitiesByTask.GetValueOrDefault(task) == activity) { _activitiesByTask.Remove(task); }
    }

    /// <summary>Withdraws the activities of an execution that is over.</summary>
    public void WithdrawActivities(long instance)
    {
        foreach (var activity in _activities.Values.Where(activity => activity.Instance == instance).ToList()) { Withdraw(activity); }
    }

    /// <summary>Sends what is queued while a worker has room; to the one with the least of that kind, in turns when they are equal.</summary>
    public void Dispatch()
    {
        foreach (var queue in _queues)
        {
            while (queue.First is { } first && Choose(first.Value.Kind) is { } worker)
            {
                queue.RemoveFirst();
                worker.Send(first.Value, first.Value.Open(clock));
            }
        }
    }

    private WorkerStream? Choose(WorkKind kind)
    {
        WorkerStream? best = null;
        for (var i = 0; i < _workers.Count; i++)
        {
            var worker = _workers[(_next + i) % _workers.Count];
            if (worker.HasRoom(kind) && (best is null || worker.Load(kind) < best.Load(kind))) { best = worker; }
        }

        if (best is not null) { _next = _workers.IndexOf(best) + 1; }
        return best;
    }

    private void Release(Work work, WorkStage stage)
    {
        if (work.Stage == WorkStage.Queued) { _queues[(int)work.Kind].Remove(work); }
        work.Worker?.Release(work);
        work.Stage = stage;
    }
}
