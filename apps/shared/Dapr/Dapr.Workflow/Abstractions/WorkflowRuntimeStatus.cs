namespace Dapr.Workflow;

/// <summary>Where a workflow stands.</summary>
public enum WorkflowRuntimeStatus
{
    /// <summary>Not known, or no such instance.</summary>
    Unknown = -1,
    /// <summary>Running or waiting.</summary>
    Running = 0,
    /// <summary>Ended with a result.</summary>
    Completed = 1,
    /// <summary>Started over.</summary>
    ContinuedAsNew = 2,
    /// <summary>Ended with an exception.</summary>
    Failed = 3,
    /// <summary>Cancelled.</summary>
    Canceled = 4,
    /// <summary>Ended from outside.</summary>
    Terminated = 5,
    /// <summary>Not started yet.</summary>
    Pending = 6,
    /// <summary>Held until it is resumed.</summary>
    Suspended = 7,
    /// <summary>Cannot go on with the code that is there.</summary>
    Stalled = 8,
}
