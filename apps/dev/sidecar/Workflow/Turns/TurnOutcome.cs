namespace EduStream.LocalDapr.Workflow.Turns;

/// <summary>All that follows from one turn; committed as a whole.</summary>
internal sealed class TurnOutcome
{
    /// <summary>To append to the history; a continued execution forgets its history instead.</summary>
    public List<HistoryEvent> History { get; } = [];

    /// <summary>The first events of the next execution when the workflow continues as new.</summary>
    public List<HistoryEvent>? Continuation { get; set; }

    /// <summary>Activities to run, as they stand in the history.</summary>
    public List<HistoryEvent> Activities { get; } = [];

    /// <summary>Events for this instance at a later time.</summary>
    public List<(DateTimeOffset At, HistoryEvent Event)> Timers { get; } = [];

    public List<Message> Messages { get; } = [];

    /// <summary>The execution that the instance is in after the turn.</summary>
    public string? Execution { get; set; }

    public OrchestrationStatus Status { get; set; }

    public string? CustomStatus { get; set; }

    /// <summary>The worker does not know the version that the instance started with: nothing is committed.</summary>
    public bool Stalls { get; set; }
}

/// <summary>An event for another instance; a start event creates it. With an execution id it is only for that execution.</summary>
internal sealed record Message(InstanceId Target, HistoryEvent Event, string? OnlyExecution = null);
