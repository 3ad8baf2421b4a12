using DaprProtocol.Workflows;

namespace EduStream.Tests.Component.Workflows.Engine.Harness;

/// <summary>A turn that a worker was asked to run.</summary>
public sealed class TurnItem(RawWorker worker, WorkItem item)
{
    public WorkflowRequest Request => item.WorkflowRequest;

    public string Id => Request.InstanceId;

    public string Token => item.CompletionToken;

    /// <summary>The new events without the one that begins each turn.</summary>
    public IReadOnlyList<HistoryEvent> News => [.. Request.NewEvents.Skip(1)];

    /// <summary>Kinds and numbers of the past events, as the recordings of daprd list them.</summary>
    public string Past => Shape.Of(Request.PastEvents);

    public string New => Shape.Of(Request.NewEvents);

    public Task CompleteAsync(params WorkflowAction[] actions) => RespondAsync(new WorkflowResponse { Actions = { actions } });

    public Task RespondAsync(WorkflowResponse response, bool withToken = true)
    {
        response.InstanceId = Id;
        response.CompletionToken = withToken ? Token : "";
        return worker.Calls.CallAsync<WorkflowResponse, CompleteTaskResponse>("CompleteOrchestratorTask", response);
    }
}

/// <summary>An activity that a worker was asked to run.</summary>
public sealed class ActivityItem(RawWorker worker, WorkItem item)
{
    public ActivityRequest Request => item.ActivityRequest;

    public string Token => item.CompletionToken;

    public Task CompleteAsync(string? result) => RespondAsync(new ActivityResponse { Result = result });

    public Task FailAsync(string message) => RespondAsync(new ActivityResponse
    {
        FailureDetails = new TaskFailureDetails { ErrorType = "Boom", ErrorMessage = message, StackTrace = "   at Activity" },
    });

    public Task RespondAsync(ActivityResponse response, bool withToken = true)
    {
        response.InstanceId = Request.WorkflowInstance.InstanceId;
        response.TaskId = Request.TaskId;
        response.CompletionToken = withToken ? Token : "";
        return worker.Calls.CallAsync<ActivityResponse, CompleteTaskResponse>("CompleteActivityTask", response);
    }
}

public static class Shape
{
    public static string Of(IEnumerable<HistoryEvent> events) => string.Join(',', events.Select(e =>
    {
        var kind = e.EventTypeCase.ToString();
        kind = char.ToLowerInvariant(kind[0]) + kind[1..];
        return e.EventId >= 0 ? $"{kind}:{e.EventId}" : kind;
    }));
}
