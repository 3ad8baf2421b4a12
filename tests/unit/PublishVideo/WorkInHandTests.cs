using EduStream.Contracts;
using EduStream.PublishVideo.Watching;
using EduStream.Testing;
using Xunit;

namespace EduStream.Tests.Unit.PublishVideo;

public sealed class WorkInHandTests
{
    private readonly ManualClock clock = new();
    private readonly WorkInHand hand;
    private readonly VideoId video = new(Guid.CreateVersion7());

    public WorkInHandTests() => hand = new WorkInHand(clock);

    [Fact]
    public void Look_NothingInHand_IsEmpty()
    {
        hand.Enter(video, 1, "encode-0").Dispose();
        Assert.Empty(hand.Look());
    }

    [Fact]
    public void Look_BeforeTheSlot_WaitsAndAfterItMoves()
    {
        using var held = hand.Enter(video, 1, "encode-0");
        clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(clock.GetUtcNow(), Assert.Single(hand.Look()).Pulse.WaitingAt);

        hand.Moved(video, 1, "encode-0");
        clock.Advance(TimeSpan.FromMinutes(1));

        var pulse = Assert.Single(hand.Look()).Pulse;
        Assert.Equal((null, "encode-0", clock.GetUtcNow().AddMinutes(-1)), (pulse.WaitingAt, pulse.Step, pulse.MovedAt));
    }

    [Fact]
    public void Look_StepThatTakesNoSlot_DoesNotWait()
    {
        using var held = hand.Enter(video, 1, "switch-pointer");
        Assert.Null(Assert.Single(hand.Look()).Pulse.WaitingAt);
    }

    [Fact]
    public void Dispose_OneOfTwo_LeavesTheOther()
    {
        using var first = hand.Enter(video, 1, "encode-0");
        var second = hand.Enter(video, 1, "encode-1");
        second.Dispose();
        second.Dispose();
        Assert.Single(hand.Look());
    }

    [Fact]
    public void With_TwoReplicas_KeepsTheNewestOfEach()
    {
        var now = clock.GetUtcNow();
        var one = new Pulse(now, now.AddSeconds(-30), "encode-1", now.AddSeconds(-5));
        var other = new Pulse(now.AddSeconds(-8), now.AddSeconds(-9), "encode-2", null);

        Assert.Equal(new Pulse(now, now.AddSeconds(-9), "encode-2", now.AddSeconds(-5)), one.With(other));
        Assert.Equal(one.With(other), other.With(one));
    }
}
