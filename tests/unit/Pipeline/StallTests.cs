using EduStream.Pipeline.Sweeping;
using EduStream.PublishVideo.Watching;
using Xunit;

namespace EduStream.Tests.Unit.Pipeline;

public sealed class StallTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(15);

    [Fact]
    public void Of_SomethingMovedOfLate_IsNone() => Assert.Null(Stall.Of(Moved(14), Now.AddHours(-1), 12, Limit, Now));

    [Fact]
    public void Of_NothingMovedForTheLimit_NamesTheStepAndSinceWhen()
    {
        var stall = Stall.Of(Moved(15), Now.AddHours(-1), 12, Limit, Now)!;

        Assert.Equal((Now.AddMinutes(-15), "Encoding part 4 of 12"), (stall.Since, stall.Step));
        Assert.StartsWith("Nothing has moved for 15 minutes since \"Encoding part 4 of 12\".", stall.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_WaitingForASlot_IsNone() => Assert.Null(Stall.Of(Moved(119) with { WaitingAt = Now.AddSeconds(-20) }, Now.AddDays(-1), 12, Limit, Now));

    [Fact]
    public void Of_WaitingForASlotForHours_IsReported() =>
        Assert.StartsWith("It has waited for a free place among the encoders for 120 minutes.", Stall.Of(Moved(120) with { WaitingAt = Now.AddSeconds(-20) }, Now.AddDays(-1), 12, Limit, Now)!.Sentence, StringComparison.Ordinal);

    [Fact]
    public void Of_WaitedOnAWorkerThatDied_IsReported() => Assert.NotNull(Stall.Of(Moved(600) with { WaitingAt = Now.AddMinutes(-20) }, Now.AddDays(-1), 12, Limit, Now));

    [Fact]
    public void Of_NoWorkerAtAll_CountsFromTheStart()
    {
        Assert.Null(Stall.Of(null, Now.AddMinutes(-14), null, Limit, Now));
        Assert.Equal((Now.AddMinutes(-16), null), (Stall.Of(null, Now.AddMinutes(-16), null, Limit, Now) is var stall ? stall!.Since : default, stall.Step));
    }

    private static Pulse Moved(double minutesAgo) => new(Now, Now.AddMinutes(-minutesAgo), "encode-2", null);
}
