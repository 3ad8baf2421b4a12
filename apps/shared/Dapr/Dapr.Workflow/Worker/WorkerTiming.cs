namespace Dapr.Workflow.Worker;

/// <summary>The worker's clock work.</summary>
internal sealed record WorkerTiming
{
    /// <summary>Not the app's own clock: a stopped one would stop the worker.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>The first wait before another try; each following is twice as long.</summary>
    public TimeSpan FirstRetry { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>The longest wait before another try.</summary>
    public TimeSpan LastRetry { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How often the worker shows that it is alive: a runtime may close a connection without calls.</summary>
    public TimeSpan Hello { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The time limit of one call.</summary>
    public TimeSpan Call { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long the result of an activity is kept while no sidecar asks for it.</summary>
    public TimeSpan KeepResult { get; init; } = TimeSpan.FromMinutes(10);

    public TimeSpan RetryAfter(int failures)
    {
        var factor = Math.Pow(2, Math.Min(failures - 1, 20));
        return TimeSpan.FromTicks((long)Math.Min(FirstRetry.Ticks * factor, LastRetry.Ticks));
    }
}
