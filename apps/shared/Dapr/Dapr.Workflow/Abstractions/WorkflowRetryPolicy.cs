namespace Dapr.Workflow;

/// <summary>How often, and after how long, a failed step is tried again.</summary>
public class WorkflowRetryPolicy
{
    /// <summary>
    /// At most <paramref name="maxNumberOfAttempts"/> tries; the wait starts at <paramref name="firstRetryInterval"/>, grows by
    /// <paramref name="backoffCoefficient"/> and stops growing at <paramref name="maxRetryInterval"/>; no new try after <paramref name="retryTimeout"/>.
    /// </summary>
    public WorkflowRetryPolicy(
        int maxNumberOfAttempts,
        TimeSpan firstRetryInterval,
        double backoffCoefficient = 1.0,
        TimeSpan? maxRetryInterval = null,
        TimeSpan? retryTimeout = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(maxNumberOfAttempts);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(firstRetryInterval, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(backoffCoefficient, 1.0);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxRetryInterval ?? TimeSpan.FromHours(1), firstRetryInterval, nameof(maxRetryInterval));
        if (retryTimeout is { } timeout && timeout != Timeout.InfiniteTimeSpan)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(timeout, firstRetryInterval, nameof(retryTimeout));
        }

        MaxNumberOfAttempts = maxNumberOfAttempts;
        FirstRetryInterval = firstRetryInterval;
        BackoffCoefficient = backoffCoefficient;
        MaxRetryInterval = maxRetryInterval;
        RetryTimeout = retryTimeout ?? Timeout.InfiniteTimeSpan;
    }

    /// <summary>Tries in all, the first included.</summary>
    public int MaxNumberOfAttempts { get; }

    /// <summary>The wait before the second try.</summary>
    public TimeSpan FirstRetryInterval { get; }

    /// <summary>By how much each wait is longer than the one before.</summary>
    public double BackoffCoefficient { get; }

    /// <summary>The longest wait; none unless set.</summary>
    public TimeSpan? MaxRetryInterval { get; }

    /// <summary>How long after the first try another may start; <see cref="Timeout.InfiniteTimeSpan"/> unless set.</summary>
    public TimeSpan RetryTimeout { get; }
}
