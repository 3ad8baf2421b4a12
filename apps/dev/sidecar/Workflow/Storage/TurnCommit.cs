namespace EduStream.LocalDapr.Workflow.Storage;

/// <summary>
/// Commits a turn as one unit: history, inbox, timers, activities, messages and status. Serialized by the caller's thread,
/// run by the database's writer; what it returns is applied after the commit.
/// </summary>
internal sealed class TurnCommit(Turn turn, TurnOutcome outcome, TimeProvider clock)
{
    private readonly long _instance = turn.Instance.Key;
    private readonly int _firstSeq = turn.Instance.History.Count;
    private readonly byte[][] _history = [.. outcome.History.Select(EventBytes.Of)];
    private readonly byte[][] _continuation = [.. (outcome.Continuation ?? []).Select(EventBytes.Of)];
    private readonly byte[][] _messages = [.. outcome.Messages.Select(message => EventBytes.Of(message.Event))];

    public long HistoryBytes => _history.Sum(bytes => (long)bytes.Length);

    public TurnCommitted? Run(SqlSession sql)
    {
        var known = sql.Execute(
            "UPDATE workflow_instances SET status = ?2, custom_status = ?3, execution = ?4 WHERE key = ?1",
            _instance, (int)outcome.Status, outcome.CustomStatus, outcome.Execution);
        // Purged by force while the turn was running.
        if (known == 0) { return null; }

        foreach (var entry in turn.Taken) { sql.Execute("DELETE FROM workflow_inbox WHERE key = ?1", entry.Key); }
        var committed = new TurnCommitted();
        if (outcome.Continuation is not null) { Continue(sql, committed); }
        for (var i = 0; i < _history.Length; i++)
        {
            sql.Execute("INSERT INTO workflow_history (instance, seq, event) VALUES (?1, ?2, ?3)", _instance, _firstSeq + i, _history[i]);
        }

        foreach (var activity in outcome.Activities)
        {
            sql.Execute("INSERT INTO workflow_activities (instance, task) VALUES (?1, ?2)", _instance, activity.EventId);
            committed.Activities.Add((sql.LastInsertId, activity));
        }

        foreach (var (at, e) in outcome.Timers) { committed.Timers.Add(Starts.SetTimer(sql, _instance, at, EventBytes.Of(e))); }
        for (var i = 0; i < _messages.Length; i++) { Send(sql, outcome.Messages[i], _messages[i], committed); }
        if (outcome.Status.IsFinal()) { End(sql); }
        return committed;
    }

    /// <summary>The new execution starts first; events of the outside world that came meanwhile follow, answers to the old execution do not.</summary>
    private void Continue(SqlSession sql, TurnCommitted committed)
    {
        Starts.Clear(sql, _instance);
        var waiting = sql.Query("SELECT event FROM workflow_inbox WHERE instance = ?1 ORDER BY key", row => row.Bytes(0), _instance);
        sql.Execute("DELETE FROM workflow_inbox WHERE instance = ?1", _instance);
        for (var i = 0; i < _continuation.Length; i++) { committed.Inbox.Add(Mail.Put(sql, _instance, outcome.Continuation![i], _continuation[i])); }
        foreach (var bytes in waiting)
        {
            var e = EventBytes.Read(bytes);
            if (e.EventRaised is not null || e.ExecutionTerminated is not null || e.ExecutionSuspended is not null || e.ExecutionResumed is not null)
            {
                committed.Inbox.Add(Mail.Put(sql, _instance, e, bytes));
            }
        }
    }

    private void Send(SqlSession sql, Message message, byte[] bytes, TurnCommitted committed)
    {
        if (message.Event.ExecutionStarted is null)
        {
            if (Mail.Deliver(sql, message.Target, message.Event, bytes, message.OnlyExecution).Delivery is { } delivery) { committed.Deliveries.Add(delivery); }
            return;
        }

        var start = Starts.Start(sql, message.Target, message.Event, bytes);
        committed.Starts.Add((message.Target, start));
        if (start.Result == MailResult.AlreadyActive && message.Event.ExecutionStarted.ParentInstance is { } parent)
        {
            var refusal = EventFactory.ChildFailed(clock, parent.TaskScheduledId, "InstanceAlreadyExists", $"an active workflow with ID '{message.Target.Id}' already exists");
            committed.Deliveries.Add(new Delivery(turn.Instance.Id, _instance, Mail.Put(sql, _instance, refusal, EventBytes.Of(refusal))));
        }
    }

    /// <summary>Activities that were scheduled without waiting for them still run, unless the workflow was terminated.</summary>
    private void End(SqlSession sql)
    {
        sql.Execute("DELETE FROM workflow_timers WHERE instance = ?1", _instance);
        sql.Execute("DELETE FROM workflow_inbox WHERE instance = ?1", _instance);
        if (outcome.Status == OrchestrationStatus.Terminated) { sql.Execute("DELETE FROM workflow_activities WHERE instance = ?1", _instance); }
    }
}

/// <summary>What a committed turn sets going.</summary>
internal sealed class TurnCommitted
{
    /// <summary>The inbox of an execution that continues as new.</summary>
    public List<InboxEntry> Inbox { get; } = [];

    public List<(long Key, HistoryEvent Scheduled)> Activities { get; } = [];

    public List<SetTimer> Timers { get; } = [];

    public List<(InstanceId Id, StartResult Start)> Starts { get; } = [];

    public List<Delivery> Deliveries { get; } = [];
}
