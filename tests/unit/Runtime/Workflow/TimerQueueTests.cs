using EduStream.LocalDapr.Workflow;
using EduStream.LocalDapr.Workflow.Storage;
using Xunit;

namespace EduStream.Tests.Unit.Runtime.Workflow;

public sealed class TimerQueueTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    private readonly AlarmClock _clock = new() { Now = Noon };
    private readonly List<long> _rung = [];

    [Fact]
    public void Add_Timers_SetsTheAlarmToTheEarliestInWholeMilliseconds()
    {
        using var queue = Queue();
        queue.Add([new SetTimer(1, Noon.AddSeconds(5)), new SetTimer(2, Noon.AddMilliseconds(1.2))]);
        Assert.Equal(TimeSpan.FromMilliseconds(2), _clock.Due);
    }

    [Fact]
    public void Ring_RingsWhatIsDueInOrderAndNothingElse()
    {
        using var queue = Queue();
        queue.Add([new SetTimer(1, Noon.AddSeconds(5)), new SetTimer(2, Noon.AddSeconds(2)), new SetTimer(3, Noon.AddSeconds(3))]);
        _clock.Now = Noon.AddSeconds(3);
        _clock.Ring();
        Assert.Equal([2, 3], _rung);
        Assert.Equal(TimeSpan.FromSeconds(2), _clock.Due);
    }

    [Fact]
    public void Ring_TooEarly_WaitsForTheRest()
    {
        using var queue = Queue();
        queue.Add([new SetTimer(1, Noon.AddSeconds(5))]);
        _clock.Now = Noon.AddSeconds(4);
        _clock.Ring();
        Assert.Empty(_rung);
        Assert.Equal(TimeSpan.FromSeconds(1), _clock.Due);
    }

    [Fact]
    public void Add_FarAhead_SleepsInPieces()
    {
        using var queue = Queue();
        queue.Add([new SetTimer(1, Noon.AddYears(200))]);
        Assert.Equal(TimeSpan.FromHours(12), _clock.Due);
    }

    [Fact]
    public void Add_YearOfNever_SetsNoAlarm()
    {
        using var queue = Queue();
        queue.Add([new SetTimer(1, new DateTimeOffset(9999, 12, 31, 0, 0, 0, TimeSpan.Zero))]);
        Assert.Equal(Timeout.InfiniteTimeSpan, _clock.Due);
    }

    private TimerQueue Queue() => new(_clock, _rung.AddRange);

    /// <summary>One alarm that rings when the test says so.</summary>
    private sealed class AlarmClock : TimeProvider, ITimer
    {
        private Action _ring = () => { };

        public DateTimeOffset Now { get; set; }

        public TimeSpan Due { get; private set; }

        public void Ring() => _ring();

        public override DateTimeOffset GetUtcNow() => Now;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            (_ring, Due) = (() => callback(state), dueTime);
            return this;
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            Due = dueTime;
            return true;
        }

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
