namespace Dapr.Workflow.Worker.Replay;

/// <summary>Which workflow a turn belongs to.</summary>
internal sealed record TurnStart(string InstanceId, string? ExecutionId, string Name, string? Input, string? AppId, TraceContext? Trace)
{
    /// <summary>Reads it from history; null when history does not say.</summary>
    public static TurnStart? Of(WorkflowRequest request, IReadOnlyList<HistoryEvent> past)
    {
        // The last one counts: an older one may belong to the execution before a fresh start.
        var started = past.Concat(request.NewEvents).LastOrDefault(step => step.ExecutionStarted is not null);
        return started?.ExecutionStarted is not { Name.Length: > 0 } execution
            ? null
            : new TurnStart(
                request.InstanceId,
                request.ExecutionId,
                execution.Name,
                execution.Input,
                string.IsNullOrEmpty(started.Router?.TargetAppID) ? started.Router?.SourceAppID : started.Router.TargetAppID,
                execution.ParentTraceContext);
    }
}
