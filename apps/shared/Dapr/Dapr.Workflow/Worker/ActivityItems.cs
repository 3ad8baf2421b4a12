namespace Dapr.Workflow.Worker;

/// <summary>
/// Runs activities and hands in their results. After a restart of the sidecar an activity that still runs, or whose result could not be handed in,
/// is handed out again: it is then not run a second time, but its one result answers.
/// </summary>
internal sealed class ActivityItems(ActivityRunner runner, WorkerTiming timing, ILogger<WorkflowWorker> logger)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<Key, Execution> _executions = [];

    public async Task HandleAsync(ActivityRequest request, string completionToken, WorkStream stream)
    {
        var key = new Key(request.WorkflowInstance?.InstanceId ?? "", request.TaskId, request.TaskExecutionId, request.Name, request.Input);
        var execution = Join(key, request, stream);
        var response = (await execution.Result).Clone();
        if (execution.Stream != stream)
        {
            // Handed out again meanwhile: that delivery answers.
            return;
        }

        response.CompletionToken = completionToken;
        if (await HandInAsync(response, stream))
        {
            Forget(key, execution);
        }
        else
        {
            execution.KeptSince = timing.Clock.GetTimestamp();
        }
    }

    private Execution Join(Key key, ActivityRequest request, WorkStream stream)
    {
        lock (_gate)
        {
            DropStale();
            // The same step on the same stream is not a second delivery: a workflow that started over counts its steps anew.
            if (_executions.TryGetValue(key, out var execution) && execution.Stream != stream)
            {
                logger.ActivityRejoined(request.Name, key.InstanceId);
                execution.Stream = stream;
                return execution;
            }

            return _executions[key] = new Execution(Task.Run(() => runner.RunAsync(request)), stream);
        }
    }

    private async Task<bool> HandInAsync(ActivityResponse response, WorkStream stream)
    {
        try
        {
            return await stream.DeliverAsync("activity result", response.InstanceId, (timeout, stop) =>
                stream.Hub.CallAsync<ActivityResponse, CompleteTaskResponse>("CompleteActivityTask", response, stop, timeout));
        }
        catch (GrpcException error) when (response.FailureDetails is null)
        {
            // Too large, most likely: the workflow must hear of it, or it would wait for ever.
            logger.AnswerRefused("activity result", response.InstanceId, error);
            response.Result = null;
            response.FailureDetails = Failures.Of("ActivityResultRefused", $"The runtime refused the result: {error.Status.Message}");
            return await HandInAsync(response, stream);
        }
        catch (GrpcException error)
        {
            logger.AnswerRefused("activity failure", response.InstanceId, error);
            return true;
        }
    }

    private void Forget(Key key, Execution execution)
    {
        lock (_gate)
        {
            if (_executions.TryGetValue(key, out var current) && current == execution)
            {
                _executions.Remove(key);
            }
        }
    }

    private void DropStale()
    {
        foreach (var (key, execution) in _executions)
        {
            if (execution.KeptSince is { } since && timing.Clock.GetElapsedTime(since) > timing.KeepResult)
            {
                _executions.Remove(key);
            }
        }
    }

    private sealed record Key(string InstanceId, int TaskId, string TaskExecutionId, string Name, string? Input);

    private sealed class Execution(Task<ActivityResponse> result, WorkStream stream)
    {
        private volatile WorkStream _stream = stream;

        public Task<ActivityResponse> Result { get; } = result;

        /// <summary>The stream of the last delivery.</summary>
        public WorkStream Stream
        {
            get => _stream;
            set => _stream = value;
        }

        public long? KeptSince { get; set; }
    }
}
