namespace EduStream.LocalDapr.Workflow;

/// <summary>Knows which timers are due next; SQLite knows what they mean. Timers of ended instances stay here until they are due and then come to nothing.</summary>
internal sealed class TimerQueue : IDisposable
{
    private const int YearOfNever = 9999;
    private static readonly TimeSpan LongestSleep = TimeSpan.FromHours(12);

    private readonly PriorityQueue<long, DateTimeOffset> _timers = new();
    private readonly Lock _lock = new();
    private readonly TimeProvider _clock;
    private readonly Action<IReadOnlyList<long>> _due;
    private readonly ITimer _alarm;

    public TimerQueue(TimeProvider clock, Action<IReadOnlyList<long>> due)
    {
        (_clock, _due) = (clock, due);
        _alarm = clock.CreateTimer(_ => Ring(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public void Add(IEnumerable<SetTimer> timers)
    {
        lock (_lock)
        {
            // The Go SDK sets a timer in the year 9999 for a wait without a limit.
            foreach (var timer in timers.Where(timer => timer.Due.Year < YearOfNever)) { _timers.Enqueue(timer.Key, timer.Due); }
            Arm();
        }
    }

    public void Dispose() => _alarm.Dispose();

    private void Ring()
    {
        var due = new List<long>();
        lock (_lock)
        {
            var now = _clock.GetUtcNow();
            while (_timers.TryPeek(out var key, out var at) && at <= now)
            {
                _timers.Dequeue();
                due.Add(key);
            }

            Arm();
        }

        if (due.Count > 0) { _due(due); }
    }

    private void Arm()
    {
        if (!_timers.TryPeek(out _, out var at)) { return; }
        var wait = at - _clock.GetUtcNow();
        wait = wait < TimeSpan.Zero ? TimeSpan.Zero : wait > LongestSleep ? LongestSleep : wait;
        // Whole milliseconds upwards: a timer must not ring before its time and then again.
        _alarm.Change(TimeSpan.FromMilliseconds(Math.Ceiling(wait.TotalMilliseconds)), Timeout.InfiniteTimeSpan);
    }
}
