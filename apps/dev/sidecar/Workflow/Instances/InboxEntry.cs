namespace EduStream.LocalDapr.Workflow.Instances;

/// <summary>A committed event that waits for the next turn of its instance.</summary>
internal sealed record InboxEntry(long Key, HistoryEvent Event);
