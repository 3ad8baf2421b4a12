namespace EduStream.LocalDapr.Workflow.Dispatch;

internal enum WorkKind
{
    Turn,
    Activity,
}

internal enum WorkStage
{
    /// <summary>Waits for a worker.</summary>
    Queued,
    /// <summary>A worker has it.</summary>
    Sent,
    /// <summary>Answered; the answer is being committed. Later answers are duplicates.</summary>
    Answered,
    /// <summary>Nobody needs it any more.</summary>
    Withdrawn,
}

/// <summary>Something a worker is asked to do. Guarded by the engine's gate.</summary>
internal abstract class Work(WorkKind kind)
{
    public WorkKind Kind => kind;

    public WorkStage Stage { get; set; }

    public WorkerStream? Worker { get; set; }

    public bool Wanted { get; set; } = true;

    /// <summary>The message for the worker; the same each time it is sent again.</summary>
    public abstract WorkItem Open(TimeProvider clock);
}
