namespace Dapr.Workflow.Worker.Replay;

/// <summary>The context of one turn; calls that wait are in the other file.</summary>
internal sealed partial class TurnContext(TurnThread thread, TurnStart start, Patches patches, ILoggerFactory loggers) : WorkflowContext
{
    private readonly DeterministicIds _ids = new(start.InstanceId, start.ExecutionId);

    public Steps Steps { get; } = new();

    public ExternalEvents Events { get; } = new();

    /// <summary>The last status that was set in this turn, as JSON.</summary>
    public string? CustomStatus { get; private set; }

    /// <summary>Set when the workflow starts over.</summary>
    public CompleteWorkflowAction? Continuation { get; private set; }

    public bool PreserveEvents { get; private set; }

    public DateTime Now { get; set; }

    public bool Replaying { get; set; }

    public override string Name => start.Name;

    public override string InstanceId => start.InstanceId;

    public override DateTime CurrentUtcDateTime => Now;

    public override bool IsReplaying => Replaying;

    public override bool IsPatched(string patchName) => patches.IsPatched(patchName, Replaying);

    public override Guid NewGuid()
    {
        thread.Check();
        return _ids.Next();
    }

    public override void SetCustomStatus(object? customStatus) => CustomStatus = customStatus is null ? null : Payload.Write(customStatus);

    public override void ContinueAsNew(object? newInput = null, bool preserveUnprocessedEvents = true)
    {
        thread.Check();
        Continuation ??= AddContinuation();
        Continuation.Result = Payload.Write(newInput);
        PreserveEvents = preserveUnprocessedEvents;
    }

    public override ILogger CreateReplaySafeLogger(string categoryName) => new ReplaySafeLogger(loggers.CreateLogger(categoryName), this);

    public override ILogger CreateReplaySafeLogger(Type type) => new ReplaySafeLogger(loggers.CreateLogger(type), this);

    public override ILogger CreateReplaySafeLogger<T>() => CreateReplaySafeLogger(typeof(T));

    private CompleteWorkflowAction AddContinuation()
    {
        var action = new CompleteWorkflowAction { WorkflowStatus = OrchestrationStatus.ContinuedAsNew };
        Steps.Add(new WorkflowAction { CompleteWorkflow = action });
        return action;
    }
}
