namespace EduStream.Testing;

/// <summary>A clock on which time passes faster, for code that waits minutes between retries. Whoever shares an instance agrees on the time.</summary>
/// <param name="factor">Seconds of this clock in one real second.</param>
public sealed class HurriedClock(double factor) : TimeProvider
{
    private readonly DateTimeOffset start = System.GetUtcNow();
    private readonly long startTimestamp = System.GetTimestamp();

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => start + (System.GetElapsedTime(startTimestamp) * factor);

    /// <inheritdoc/>
    public override long GetTimestamp() => startTimestamp + (long)((System.GetTimestamp() - startTimestamp) * factor);

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        new HurriedTimer(System.CreateTimer(callback, state, Real(dueTime), Real(period)), this);

    private TimeSpan Real(TimeSpan hurried) => hurried <= TimeSpan.Zero ? hurried : TimeSpan.FromMilliseconds(Math.Max(1, (hurried / factor).TotalMilliseconds));

    private sealed class HurriedTimer(ITimer timer, HurriedClock clock) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => timer.Change(clock.Real(dueTime), clock.Real(period));

        public void Dispose() => timer.Dispose();

        public ValueTask DisposeAsync() => timer.DisposeAsync();
    }
}
