namespace Dapr.Workflow;

/// <summary>What retry helpers need of a context.</summary>
public interface IWorkflowContext
{
    /// <summary>True while history is run again.</summary>
    bool IsReplaying { get; }

    /// <summary>The time of the current step.</summary>
    DateTime CurrentUtcDateTime { get; }

    /// <summary>True for instances that reach this point for the first time with the patch in place.</summary>
    bool IsPatched(string patchName);
}

/// <summary>Everything that a workflow may use of the outside world.</summary>
public abstract class WorkflowContext : IWorkflowContext
{
    /// <summary>The name of the workflow.</summary>
    public abstract string Name { get; }

    /// <summary>The instance.</summary>
    public abstract string InstanceId { get; }

    /// <inheritdoc />
    public abstract DateTime CurrentUtcDateTime { get; }

    /// <inheritdoc />
    public abstract bool IsReplaying { get; }

    /// <inheritdoc />
    public abstract bool IsPatched(string patchName);

    /// <summary>Runs an activity; a failure is a <see cref="WorkflowTaskFailedException"/>.</summary>
    public virtual Task CallActivityAsync(string name, object? input = null, WorkflowTaskOptions? options = null) =>
        CallActivityAsync<object>(name, input, options);

    /// <summary>Runs an activity and takes its result; a failure is a <see cref="WorkflowTaskFailedException"/>.</summary>
    public abstract Task<T> CallActivityAsync<T>(string name, object? input = null, WorkflowTaskOptions? options = null);

    /// <summary>Waits, through restarts too.</summary>
    public virtual Task CreateTimer(TimeSpan delay, CancellationToken cancellationToken = default) =>
        CreateTimer(CurrentUtcDateTime.Add(delay), cancellationToken);

    /// <summary>Waits until a time (UTC), through restarts too.</summary>
    public abstract Task CreateTimer(DateTime fireAt, CancellationToken cancellationToken);

    /// <summary>Waits for an event from outside; the case of its name does not matter.</summary>
    public abstract Task<T> WaitForExternalEventAsync<T>(string eventName, CancellationToken cancellationToken = default);

    /// <summary>The same; throws <see cref="TaskCanceledException"/> when the time passes.</summary>
    public virtual async Task<T> WaitForExternalEventAsync<T>(string eventName, TimeSpan timeout)
    {
        using var timer = new CancellationTokenSource();
        using var wait = new CancellationTokenSource();
        var limit = CreateTimer(timeout, timer.Token);
        var raised = WaitForExternalEventAsync<T>(eventName, wait.Token);
        // Cancelled in place, not by CancelAsync: that would leave the thread of the workflow.
#pragma warning disable CA1849
        (await Task.WhenAny(limit, raised) == raised ? timer : wait).Cancel();
#pragma warning restore CA1849
        return await raised;
    }

    /// <summary>What callers see as the state of the instance; JSON.</summary>
    public abstract void SetCustomStatus(object? customStatus);

    /// <summary>Runs another workflow and takes its result; a failure is a <see cref="WorkflowTaskFailedException"/>.</summary>
    public abstract Task<TResult> CallChildWorkflowAsync<TResult>(string workflowName, object? input = null, ChildWorkflowTaskOptions? options = null);

    /// <summary>Runs another workflow; a failure is a <see cref="WorkflowTaskFailedException"/>.</summary>
    public virtual Task CallChildWorkflowAsync(string workflowName, object? input = null, ChildWorkflowTaskOptions? options = null) =>
        CallChildWorkflowAsync<object>(workflowName, input, options);

    /// <summary>A logger that is silent while history is run again.</summary>
    public abstract ILogger CreateReplaySafeLogger(string categoryName);

    /// <summary>A logger that is silent while history is run again.</summary>
    public abstract ILogger CreateReplaySafeLogger(Type type);

    /// <summary>A logger that is silent while history is run again.</summary>
    public abstract ILogger CreateReplaySafeLogger<T>();

    /// <summary>Starts over with an empty history; return right after it.</summary>
    public abstract void ContinueAsNew(object? newInput = null, bool preserveUnprocessedEvents = true);

    /// <summary>A new id that is the same each time the workflow is run again.</summary>
    public abstract Guid NewGuid();
}
