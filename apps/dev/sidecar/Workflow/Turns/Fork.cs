using Google.Protobuf.WellKnownTypes;

namespace EduStream.LocalDapr.Workflow.Turns;

/// <summary>
/// The history of a run that repeats an ended one up to a step and does that step again. Steps that had no answer by then are also done again:
/// they move to the end, where replay still finds them.
/// </summary>
internal sealed class Fork
{
    private Fork(InstanceId source, InstanceId target, RerunWorkflowFromEventRequest request)
    {
        (Source, Target, Request) = (source, target, request);
    }

    private InstanceId Source { get; }

    private InstanceId Target { get; }

    private RerunWorkflowFromEventRequest Request { get; }

    public List<HistoryEvent> History { get; } = [];

    /// <summary>The steps at the end of the history that are to be done.</summary>
    public List<HistoryEvent> Steps { get; } = [];

    public static Fork Of(Instance source, InstanceId target, RerunWorkflowFromEventRequest request, TimeProvider clock)
    {
        var at = source.History.FindIndex(e => e.EventId == (int)request.EventID);
        if (at < 0) { throw new GrpcException(GrpcStatusCode.NotFound, $"does not have history event with ID '{request.EventID}'"); }
        var fork = new Fork(source.Id, target, request);
        var before = source.History[..at];
        var answered = before.Select(AnsweredStep).OfType<int>().ToHashSet();
        foreach (var e in before)
        {
            if (IsStep(e) && !answered.Contains(e.EventId)) { fork.Steps.Add(fork.Renamed(e.Clone())); }
            else { fork.History.Add(e.ExecutionStarted is null ? e : fork.Restarted(e.Clone())); }
        }

        fork.Steps.Add(fork.Chosen(source.History[at].Clone()));
        fork.Steps.ForEach(step => step.Timestamp = Timestamp.FromDateTimeOffset(clock.GetUtcNow()));
        fork.History.AddRange(fork.Steps);
        return fork;
    }

    private static bool IsStep(HistoryEvent e) => e.TaskScheduled is not null || e.TimerCreated is not null || e.ChildWorkflowInstanceCreated is not null;

    private static int? AnsweredStep(HistoryEvent e) => e.TaskCompleted?.TaskScheduledId ?? e.TaskFailed?.TaskScheduledId ?? e.TimerFired?.TimerId
        ?? e.ChildWorkflowInstanceCompleted?.TaskScheduledId ?? e.ChildWorkflowInstanceFailed?.TaskScheduledId;

    private HistoryEvent Restarted(HistoryEvent e)
    {
        e.ExecutionStarted.WorkflowInstance = new WorkflowInstance { InstanceId = Target.Id, ExecutionId = Guid.NewGuid().ToString() };
        return e;
    }

    private HistoryEvent Renamed(HistoryEvent e)
    {
        if (e.ChildWorkflowInstanceCreated is { } child) { child.InstanceId = Family.DefaultChildId(Target.Id, e.EventId); }
        return e;
    }

    private HistoryEvent Chosen(HistoryEvent e)
    {
        var origin = new RerunParentInstanceInfo { InstanceID = Source.Id };
        if (e.ChildWorkflowInstanceCreated is null && Request.HasNewChildWorkflowInstanceID)
        {
            throw new GrpcException(GrpcStatusCode.InvalidArgument, $"cannot set new child workflow instance ID on event '{Request.EventID}'");
        }

        switch (e)
        {
            case { TaskScheduled: { } task }:
                task.RerunParentInstanceInfo = origin;
                if (Request.OverwriteInput) { task.Input = Request.Input; }
                return e;
            case { TimerCreated: { } timer }:
                if (Request.OverwriteInput) { throw new GrpcException(GrpcStatusCode.InvalidArgument, $"cannot write input to timer event '{Request.EventID}'"); }
                timer.RerunParentInstanceInfo = origin;
                return e;
            case { ChildWorkflowInstanceCreated: { } child }:
                child.RerunParentInstanceInfo = origin;
                if (Request.OverwriteInput) { child.Input = Request.Input; }
                Renamed(e);
                if (Request.HasNewChildWorkflowInstanceID) { child.InstanceId = Request.NewChildWorkflowInstanceID; }
                return e;
            default:
                throw new GrpcException(
                    GrpcStatusCode.NotFound, $"target event '*protos.HistoryEvent_{e.EventTypeCase}' with ID '{Request.EventID}' is not an event that can be rerun");
        }
    }
}
