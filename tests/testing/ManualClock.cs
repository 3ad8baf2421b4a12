namespace EduStream.Testing;

/// <summary>A clock that moves only when a test says so. Timers are real: code that waits needs <see cref="HurriedClock"/>.</summary>
public sealed class ManualClock(DateTimeOffset? start = null) : TimeProvider
{
    private readonly Lock door = new();
    private DateTimeOffset now = start ?? new DateTimeOffset(2026, 11, 22, 8, 0, 0, TimeSpan.Zero);

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow()
    {
        lock (door)
        {
            return now;
        }
    }

    /// <summary>Moves the clock.</summary>
    public void Advance(TimeSpan by)
    {
        lock (door)
        {
            now += by;
        }
    }
}
