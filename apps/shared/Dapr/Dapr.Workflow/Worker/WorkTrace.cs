using System.Diagnostics;

namespace Dapr.Workflow.Worker;

/// <summary>Carries the trace of whoever started a workflow into its turns and activities.</summary>
internal readonly struct WorkTrace : IDisposable
{
    private static readonly ActivitySource Source = new("Dapr.Workflow");

    private readonly System.Diagnostics.Activity? _activity;

    private WorkTrace(System.Diagnostics.Activity? activity) => _activity = activity;

    /// <summary>A span of its own, so that the time that a step takes can be seen.</summary>
    public static WorkTrace Activity(ActivityRequest request)
    {
        var parent = request.ParentTraceContext;
        return new WorkTrace(ActivityContext.TryParse(parent?.TraceParent, parent?.TraceState, isRemote: true, out var context)
            && Source.StartActivity($"WorkflowActivity {request.Name}", ActivityKind.Internal, context) is { } span
                ? span
                : Follow(parent, $"WorkflowActivity {request.Name}"));
    }

    /// <summary>Only the context: a turn runs again and again, and each would show.</summary>
    public static WorkTrace Turn(TraceContext? parent) => new(Follow(parent, "WorkflowTurn"));

    public void Failed() => _activity?.SetStatus(ActivityStatusCode.Error);

    public void Dispose() => _activity?.Dispose();

    private static System.Diagnostics.Activity? Follow(TraceContext? parent, string name)
    {
        if (string.IsNullOrEmpty(parent?.TraceParent))
        {
            return null;
        }

        var activity = new System.Diagnostics.Activity(name).SetParentId(parent.TraceParent);
        activity.TraceStateString = parent.TraceState;
        return activity.Start();
    }
}
