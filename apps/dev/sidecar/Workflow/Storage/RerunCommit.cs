namespace EduStream.LocalDapr.Workflow.Storage;

/// <summary>Stores a forked history as a running instance, with its open steps; runs on the database's writer.</summary>
internal sealed class RerunCommit(InstanceId id, Fork fork, string? customStatus, TimeProvider clock)
{
    private readonly byte[][] _history = [.. fork.History.Select(EventBytes.Of)];

    /// <summary>Null when the id is taken.</summary>
    public TurnCommitted? Run(SqlSession sql)
    {
        if (sql.First("SELECT 1 FROM workflow_instances WHERE app = ?1 AND id = ?2", row => row.Small(0), id.App, id.Id) != 0) { return null; }
        var started = fork.History.First(e => e.ExecutionStarted is not null).ExecutionStarted;
        sql.Execute(
            "INSERT INTO workflow_instances (app, id, status, custom_status, execution) VALUES (?1, ?2, ?3, ?4, ?5)",
            id.App, id.Id, (int)OrchestrationStatus.Running, customStatus, started.WorkflowInstance.ExecutionId);
        var key = sql.LastInsertId;
        for (var i = 0; i < _history.Length; i++)
        {
            sql.Execute("INSERT INTO workflow_history (instance, seq, event) VALUES (?1, ?2, ?3)", key, i, _history[i]);
        }

        var committed = new TurnCommitted();
        foreach (var step in fork.Steps) { Open(sql, key, started, step, committed); }
        return committed;
    }

    private void Open(SqlSession sql, long key, ExecutionStartedEvent started, HistoryEvent step, TurnCommitted committed)
    {
        switch (step)
        {
            case { TaskScheduled: not null }:
                sql.Execute("INSERT INTO workflow_activities (instance, task) VALUES (?1, ?2)", key, step.EventId);
                committed.Activities.Add((sql.LastInsertId, step));
                break;
            case { TimerCreated: { } timer }:
                var fired = EventFactory.At(clock);
                fired.TimerFired = new TimerFiredEvent { TimerId = step.EventId, FireAt = timer.FireAt };
                committed.Timers.Add(Starts.SetTimer(sql, key, timer.FireAt.ToDateTimeOffset(), EventBytes.Of(fired)));
                break;
            case { ChildWorkflowInstanceCreated: { } child }:
                var action = new WorkflowAction
                {
                    Id = step.EventId,
                    Router = step.Router,
                    CreateChildWorkflow = new CreateChildWorkflowAction { InstanceId = child.InstanceId, Name = child.Name, Version = child.Version, Input = child.Input },
                };
                var message = Family.StartChild(id, started, action, clock);
                committed.Starts.Add((message.Target, Starts.Start(sql, message.Target, message.Event, EventBytes.Of(message.Event))));
                break;
        }
    }
}
