namespace Dapr.Workflow.Worker.Replay;

/// <summary>Tries a step again after durable timers.</summary>
internal static class Retry
{
    public static async Task<T> RunAsync<T>(WorkflowContext context, WorkflowRetryPolicy policy, Func<Task<T>> attempt, Func<TimeSpan, Task> wait)
    {
        var first = context.CurrentUtcDateTime;
        for (var attempts = 1; ; attempts++)
        {
            try
            {
                return await attempt();
            }
            catch (WorkflowTaskFailedException) when (attempts < policy.MaxNumberOfAttempts && !IsLate(context, policy, first))
            {
                // Tried again below: a timer cannot be awaited with the exception in flight.
            }

            await wait(DelayAfter(policy, attempts));
        }
    }

    private static bool IsLate(WorkflowContext context, WorkflowRetryPolicy policy, DateTime first) =>
        policy.RetryTimeout is var limit
        && limit != Timeout.InfiniteTimeSpan && limit != TimeSpan.MaxValue
        && context.CurrentUtcDateTime - first >= limit;

    private static TimeSpan DelayAfter(WorkflowRetryPolicy policy, int attempts)
    {
        var limit = policy.MaxRetryInterval ?? TimeSpan.FromDays(365);
        var delay = policy.FirstRetryInterval.TotalMilliseconds * Math.Pow(policy.BackoffCoefficient, attempts - 1);
        return delay < limit.TotalMilliseconds ? TimeSpan.FromMilliseconds(delay) : limit;
    }
}
