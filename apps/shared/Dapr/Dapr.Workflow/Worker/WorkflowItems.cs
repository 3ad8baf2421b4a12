using Dapr.Workflow.Worker.Replay;
using Microsoft.Extensions.DependencyInjection;

namespace Dapr.Workflow.Worker;

/// <summary>Runs turns of workflows, 100 at once at most, and hands in what they decided.</summary>
internal sealed class WorkflowItems(WorkflowRuntimeOptions registered, IServiceProvider services, ILoggerFactory loggers, ILogger<WorkflowWorker> logger) : IDisposable
{
    private readonly SemaphoreSlim _slots = new(100);

    public async Task HandleAsync(WorkflowRequest request, string completionToken, WorkStream stream)
    {
        try
        {
            await _slots.WaitAsync(stream.Ended);
        }
        catch (OperationCanceledException)
        {
            return;
        }

        try
        {
            if (await HistoryAsync(request, stream) is not { } past)
            {
                return;
            }

            var response = await RunAsync(request, past);
            response.CompletionToken = completionToken;
            // A lost stream makes the answer worthless: the turn comes again, perhaps with more news in it.
            await stream.DeliverAsync("workflow turn", request.InstanceId, (timeout, stop) =>
                stream.Hub.CallAsync<WorkflowResponse, CompleteTaskResponse>("CompleteOrchestratorTask", response, stop, timeout));
        }
        catch (GrpcException error)
        {
            logger.AnswerRefused("workflow turn", request.InstanceId, error);
        }
        finally
        {
            _slots.Release();
        }
    }

    public void Dispose() => _slots.Dispose();

    private static async Task<IReadOnlyList<HistoryEvent>?> HistoryAsync(WorkflowRequest request, WorkStream stream)
    {
        if (!request.RequiresHistoryStreaming)
        {
            return request.PastEvents;
        }

        GetInstanceHistoryResponse? history = null;
        await stream.DeliverAsync("history", request.InstanceId, async (timeout, stop) =>
            history = await stream.Hub.CallAsync<GetInstanceHistoryRequest, GetInstanceHistoryResponse>(
                "GetInstanceHistory", new GetInstanceHistoryRequest { InstanceId = request.InstanceId }, stop, timeout));
        return history is null ? null : [.. request.PastEvents, .. history.Events];
    }

    private async Task<WorkflowResponse> RunAsync(WorkflowRequest request, IReadOnlyList<HistoryEvent> past)
    {
        var start = TurnStart.Of(request, past);
        using var trace = WorkTrace.Turn(start?.Trace);
        if (start is null || !registered.Workflows.TryGetValue(start.Name, out var create))
        {
            logger.WorkflowUnknown(start?.Name ?? "", request.InstanceId);
            return TurnAnswers.Failed(request.InstanceId, start is null
                ? Failures.Of("WorkflowNameMissing", "History does not name the workflow.")
                : Failures.Of("WorkflowNotFound", $"Workflow '{start.Name}' is not registered in this app."));
        }

        await using var scope = services.CreateAsyncScope();
        try
        {
            var response = Turn.Run(start, create(scope.ServiceProvider), past, request.NewEvents, loggers);
            if (response.Actions.Select(action => action.CompleteWorkflow?.FailureDetails).FirstOrDefault(failure => failure is not null) is { } failure)
            {
                logger.WorkflowFailed(start.Name, request.InstanceId, failure.ErrorType, failure.ErrorMessage);
            }

            return response;
        }
#pragma warning disable CA1031 // Also what goes wrong before its first line is the workflow's failure: a turn that is not answered comes again for ever.
        catch (Exception error)
#pragma warning restore CA1031
        {
            logger.WorkflowBroken(start.Name, request.InstanceId, error);
            return TurnAnswers.Failed(request.InstanceId, error);
        }
    }
}
