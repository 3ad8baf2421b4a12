namespace EduStream.LocalDapr.Workflow.Dispatch;

/// <summary>Where workers come for work and bring answers. Duplicate and unknown answers are accepted and come to nothing, as with daprd.</summary>
internal sealed class WorkerDesk(WorkflowEngine engine, ILogger log)
{
    public WorkerStream Connect(string app)
    {
        log.WorkerConnected(app);
        var worker = new WorkerStream();
        lock (engine.Gate) { engine.Hub(app).Connect(worker); }
        return worker;
    }

    public void Disconnect(string app, WorkerStream worker)
    {
        int unanswered;
        lock (engine.Gate) { unanswered = engine.Hub(app).Disconnect(worker); }
        log.WorkerGone(app, unanswered);
    }

    public async Task CompleteTurnAsync(string app, WorkflowResponse response)
    {
        if (TakeTurn(app, response) is not { } turn) { return; }
        TurnOutcome outcome;
        TurnCommit commit;
        try
        {
            outcome = TurnReader.Read(turn, response, engine.Clock);
            commit = new TurnCommit(turn, outcome, engine.Clock);
        }
        catch (Exception error) when (error is InvalidOperationException or ArgumentException)
        {
            log.AnswerUnreadable(app, response.InstanceId, error);
            lock (engine.Gate) { engine.RetryLater(engine.Hub(app), turn); }
            throw;
        }

        if (outcome.Stalls)
        {
            log.WorkflowStalled(app, response.InstanceId);
            lock (engine.Gate) { engine.Hub(app).Stall(turn); }
            return;
        }

        await engine.Commits.RunAsync(
            commit.Run,
            committed => engine.Effects.Apply(turn, outcome, committed, commit.HistoryBytes),
            () => CommitFailed(app, turn));
        if (outcome.Status.IsFinal()) { log.WorkflowEnded(app, response.InstanceId, outcome.Status); }
    }

    public async Task CompleteActivityAsync(string app, ActivityResponse response)
    {
        ActivityTask? task;
        lock (engine.Gate)
        {
            var hub = engine.Hub(app);
            task = hub.FindActivity(response.CompletionToken, response.InstanceId, response.TaskId);
            if (task is null || !hub.TryAnswer(task)) { return; }
        }

        var ended = EventFactory.ActivityEnded(engine.Clock, task.Scheduled, response);
        var bytes = EventBytes.Of(ended);
        await engine.Commits.RunAsync(
            sql => ActivityCommit.Run(sql, task.Key, task.Instance, ended, bytes),
            delivery =>
            {
                engine.Hub(app).Forget(task);
                if (delivery is not null) { engine.Effects.Apply(delivery); }
            },
            () => CommitFailed(app, task));
    }

    private void CommitFailed(string app, Work work)
    {
        log.CommitFailed();
        engine.RetryLater(engine.Hub(app), work);
    }

    /// <summary>The turn that the response answers. An instance in a turn is always in memory.</summary>
    private Turn? TakeTurn(string app, WorkflowResponse response)
    {
        lock (engine.Gate)
        {
            var turn = engine.Cache.Find(new InstanceId(app, response.InstanceId))?.Turn;
            if (turn is null || turn.Events.Count == 0) { return null; }
            // SDKs that do not return the token can only mean the turn that they were sent last.
            var meant = response.CompletionToken.Length == 0 || response.CompletionToken == turn.Token;
            return meant && engine.Hub(app).TryAnswer(turn) ? turn : null;
        }
    }
}
