using Google.Protobuf.WellKnownTypes;

namespace Dapr.Workflow.Worker.Replay;

internal sealed partial class TurnContext
{
    // The far end of time means "no limit": such a timer never fires.
    private static readonly Timestamp Never = new() { Seconds = 253402300799, Nanos = 999999999 };

    public override Task<T> CallActivityAsync<T>(string name, object? input = null, WorkflowTaskOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        thread.Check();
        RefusePropagation(options);
        if (options?.RetryPolicy is not { } policy)
        {
            return ActivityAsync<T>(name, input, options);
        }

        var firstTry = _ids.TaskExecution(Steps.Next, name);
        return Retry.RunAsync(
            this,
            policy,
            () => ActivityAsync<T>(name, input, options),
            delay => TimerAsync(In(delay), timer => timer.ActivityRetry = new TimerOriginActivityRetry { TaskExecutionId = firstTry }));
    }

    public override Task<TResult> CallChildWorkflowAsync<TResult>(string workflowName, object? input = null, ChildWorkflowTaskOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(workflowName);
        thread.Check();
        RefusePropagation(options);
        // One id for all tries: a retry takes the place of the failed child.
        var child = options?.InstanceId ?? _ids.Next().ToString();
        return options?.RetryPolicy is not { } policy
            ? ChildAsync<TResult>(workflowName, child, input, options)
            : Retry.RunAsync(
                this,
                policy,
                () => ChildAsync<TResult>(workflowName, child, input, options),
                delay => TimerAsync(In(delay), timer => timer.ChildWorkflowRetry = new TimerOriginChildWorkflowRetry { InstanceId = child }));
    }

    public override Task CreateTimer(DateTime fireAt, CancellationToken cancellationToken)
    {
        thread.Check();
        return TimerAsync(Timestamp.FromDateTime(fireAt), timer => timer.CreateTimer = new TimerOriginCreateTimer(), cancellationToken);
    }

    public override async Task<T> WaitForExternalEventAsync<T>(string eventName, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(eventName);
        thread.Check();
        return Payload.Read<T>(await Events.WaitAsync(eventName, cancellationToken));
    }

    public override async Task<T> WaitForExternalEventAsync<T>(string eventName, TimeSpan timeout)
    {
        thread.Check();
        if (timeout == TimeSpan.Zero)
        {
            throw new TaskCanceledException($"Waiting for event '{eventName}' has no time at all.");
        }

        using var timer = new CancellationTokenSource();
        using var wait = new CancellationTokenSource();
        var limit = TimerAsync(
            timeout < TimeSpan.Zero ? Never : In(timeout),
            action => action.ExternalEvent = new TimerOriginExternalEvent { Name = eventName },
            timer.Token);
        var raised = WaitForExternalEventAsync<T>(eventName, wait.Token);
        // In place, not by CancelAsync: that would leave the thread of the workflow.
#pragma warning disable CA1849
        (await Task.WhenAny(limit, raised) == raised ? timer : wait).Cancel();
#pragma warning restore CA1849
        return await raised;
    }

    private async Task<T> ActivityAsync<T>(string name, object? input, WorkflowTaskOptions? options)
    {
        var router = Router(options);
        var task = new ScheduleTaskAction { Name = name, Input = Payload.Write(input), TaskExecutionId = _ids.TaskExecution(Steps.Next, name), Router = router };
        var ended = await Steps.Start(new WorkflowAction { ScheduleTask = task, Router = router });
        return ended.TaskFailed is { } failed
            ? throw Failure(failed.FailureDetails, details => $"Task failed: {details.ErrorMessage}")
            : Payload.Read<T>(ended.TaskCompleted.Result);
    }

    private async Task<T> ChildAsync<T>(string name, string instanceId, object? input, WorkflowTaskOptions? options)
    {
        var router = Router(options);
        var child = new CreateChildWorkflowAction { Name = name, InstanceId = instanceId, Input = Payload.Write(input), Router = router };
        var ended = await Steps.Start(new WorkflowAction { CreateChildWorkflow = child, Router = router });
        return ended.ChildWorkflowInstanceFailed is { } failed
            ? throw Failure(failed.FailureDetails, _ => $"Child workflow '{name}' failed")
            : Payload.Read<T>(ended.ChildWorkflowInstanceCompleted.Result);
    }

    private Task<HistoryEvent> TimerAsync(Timestamp fireAt, Action<CreateTimerAction> origin, CancellationToken cancel = default)
    {
        var timer = new CreateTimerAction { FireAt = fireAt };
        origin(timer);
        return Steps.Start(new WorkflowAction { CreateTimer = timer }, cancel);
    }

    private Timestamp In(TimeSpan delay) => Timestamp.FromDateTime(Now.Add(delay));

    private TaskRouter? Router(WorkflowTaskOptions? options) =>
        string.IsNullOrWhiteSpace(options?.TargetAppId) || string.IsNullOrWhiteSpace(start.AppId)
            ? null
            : new TaskRouter { SourceAppID = start.AppId, TargetAppID = options.TargetAppId };

    private static void RefusePropagation(WorkflowTaskOptions? options)
    {
        if (options is { PropagationScope: not HistoryPropagationScope.None })
        {
            throw new NotSupportedException("Handing history on is not part of this subset of the Dapr SDK.");
        }
    }

    private static WorkflowTaskFailedException Failure(TaskFailureDetails? wire, Func<WorkflowTaskFailureDetails, string> message)
    {
        var details = wire is null
            ? new WorkflowTaskFailureDetails("Exception", "Unknown error", "")
            : new WorkflowTaskFailureDetails(wire.ErrorType, wire.ErrorMessage, wire.StackTrace);
        return new WorkflowTaskFailedException(message(details), details);
    }
}
