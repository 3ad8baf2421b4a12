namespace EduStream.LocalDapr.Workflow.Instances;

/// <summary>What clients ask of instances: start, events, state, waiting.</summary>
internal sealed class InstanceDesk(WorkflowEngine engine)
{
    public async Task<MailResult> StartAsync(InstanceId id, CreateInstanceRequest request, TraceContext? trace)
    {
        var start = EventFactory.At(engine.Clock);
        start.Router = new TaskRouter { SourceAppID = id.App };
        start.ExecutionStarted = new ExecutionStartedEvent
        {
            Name = request.Name,
            Version = request.Version,
            Input = request.Input,
            WorkflowInstance = new WorkflowInstance { InstanceId = id.Id, ExecutionId = request.ExecutionId ?? Guid.NewGuid().ToString() },
            ScheduledStartTimestamp = request.ScheduledStartTimestamp,
            ParentTraceContext = trace,
            WorkflowSpanID = trace is null ? null : TraceContexts.NewSpanId(),
        };
        start.ExecutionStarted.Tags.Add(request.Tags);
        var bytes = EventBytes.Of(start);
        var started = await engine.Commits.RunAsync(sql => Starts.Start(sql, id, start, bytes), result => engine.Effects.Apply(result, id));
        return started.Result;
    }

    public Task<MailResult> RaiseAsync(InstanceId id, string name, string? input) => SendAsync(id, EventFactory.Raised(engine.Clock, name, input));

    public Task<MailResult> SuspendAsync(InstanceId id, string? reason) => SuspendOrResumeAsync(id, EventFactory.Suspended(engine.Clock, reason));

    public Task<MailResult> ResumeAsync(InstanceId id, string? reason) => SuspendOrResumeAsync(id, EventFactory.Resumed(engine.Clock, reason));

    public (List<string> Ids, long? Next) List(string app, long after, int most) => engine.Reader.List(app, after, most);

    /// <summary>Also reaches the running children of a workflow that has already ended.</summary>
    public async Task<MailResult> TerminateAsync(InstanceId id, string? output, bool recurse)
    {
        var termination = EventFactory.Terminated(engine.Clock, output, recurse);
        var result = await SendAsync(id, termination);
        if (result != MailResult.NotWanted || !recurse) { return result; }
        List<Message> children;
        lock (engine.Gate)
        {
            children = engine.Find(id) is { } ended ? [.. Family.Terminate(ended, [], termination.ExecutionTerminated, engine.Clock)] : [];
        }

        foreach (var child in children) { await TerminateAsync(child.Target, output, recurse); }
        return result;
    }

    public WorkflowState? Find(InstanceId id, bool payloads)
    {
        lock (engine.Gate) { return engine.Find(id)?.Describe(payloads); }
    }

    public List<HistoryEvent>? History(InstanceId id)
    {
        lock (engine.Gate) { return engine.Find(id) is { } instance ? [.. instance.History] : null; }
    }

    /// <summary>Waits until the status is as asked for; for ever when the instance never comes to exist, as with daprd.</summary>
    public async Task<WorkflowState> WaitAsync(InstanceId id, Func<OrchestrationStatus, bool> reached, bool payloads, CancellationToken stop)
    {
        Task<WorkflowState> wait;
        Action remove;
        lock (engine.Gate)
        {
            if (engine.Find(id) is { } instance && reached(instance.Status)) { return instance.Describe(payloads); }
            wait = engine.Waiters.Add(id, reached, payloads, out remove);
        }

        try { return await wait.WaitAsync(stop); }
        finally
        {
            lock (engine.Gate) { remove(); }
        }
    }

    /// <summary>SDKs count suspensions wrongly when two come in a row, so the second one stops here.</summary>
    private async Task<MailResult> SuspendOrResumeAsync(InstanceId id, HistoryEvent e)
    {
        lock (engine.Gate)
        {
            if (engine.Find(id) is not { } instance) { return MailResult.NoSuchInstance; }
            if (instance.Ended || instance.SuspensionWanted == e.ExecutionSuspended is not null) { return MailResult.NotWanted; }
        }

        return await SendAsync(id, e);
    }

    private async Task<MailResult> SendAsync(InstanceId id, HistoryEvent e)
    {
        var bytes = EventBytes.Of(e);
        var (result, _) = await engine.Commits.RunAsync(
            sql => Mail.Deliver(sql, id, e, bytes),
            sent =>
            {
                if (sent.Delivery is { } delivery) { engine.Effects.Apply(delivery); }
            });
        return result;
    }
}
