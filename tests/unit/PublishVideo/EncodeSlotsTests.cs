using EduStream.PublishVideo;
using EduStream.PublishVideo.Work;
using Microsoft.Extensions.Options;
using Xunit;

namespace EduStream.Tests.Unit.PublishVideo;

public sealed class EncodeSlotsTests
{
    [Fact]
    public async Task TakeAsync_AllTaken_WaitsForOne()
    {
        var slots = Slots(2);
        var first = await slots.TakeAsync("ines", WorkClass.Optional);
        using var second = await slots.TakeAsync("ines", WorkClass.Optional);
        var third = slots.TakeAsync("ines", WorkClass.Optional);
        Assert.False(third.IsCompleted);

        first.Dispose();

        (await third).Dispose();
    }

    [Fact]
    public async Task Dispose_Twice_GivesOneSlotBack()
    {
        var slots = Slots(1);
        var slot = await slots.TakeAsync("ines", WorkClass.Optional);
        slot.Dispose();
        slot.Dispose();
        using var taken = await slots.TakeAsync("ines", WorkClass.Optional);

        Assert.False(slots.TakeAsync("ines", WorkClass.Optional).IsCompleted);
    }

    [Fact]
    public async Task TakeAsync_SeveralOwnersWait_TheyTakeTurns()
    {
        var slots = Slots(1);
        var running = await slots.TakeAsync("series", WorkClass.Optional);
        List<(string Name, Task<IDisposable> Slot)> waiting = [.. ((string[])["series", "series", "series", "single", "pair", "pair"]).Select(owner => (owner, slots.TakeAsync(owner, WorkClass.Optional)))];

        var order = await OrderAsync(running, waiting);

        Assert.Equal(["series", "single", "pair", "series", "pair", "series"], order);
        Assert.True(slots.TakeAsync("late", WorkClass.Optional).IsCompleted);
    }

    [Fact]
    public async Task TakeAsync_FromManyThreads_NeverMoreThanThereAre()
    {
        var slots = Slots(3);
        var (now, most) = (0, 0);
        await Task.WhenAll(Enumerable.Range(0, 200).Select(i => Task.Run(async () =>
        {
            using var slot = await slots.TakeAsync($"owner{i % 7}", WorkClass.Optional);
            InterlockedMax(ref most, Interlocked.Increment(ref now));
            await Task.Yield();
            Interlocked.Decrement(ref now);
        })));

        Assert.InRange(most, 1, 3);
        Assert.Equal(0, now);
    }

    [Fact]
    public async Task TakeAsync_SlotsFullOfOptionalWork_OneRequiredPieceRunsBesideThem()
    {
        var slots = Slots(1);
        using var ladder = await slots.TakeAsync("ines", WorkClass.Optional);

        var first = slots.TakeAsync("otto", WorkClass.Required);
        var second = slots.TakeAsync("otto", WorkClass.Required);

        Assert.True(first.IsCompleted);
        Assert.False(second.IsCompleted);
        (await first).Dispose();
        Assert.True(second.IsCompleted);
    }

    [Fact]
    public async Task TakeAsync_RequiredWorkFillsTheSlots_AFirstPictureRunsBesideItAndNoFurtherRequiredPiece()
    {
        var slots = Slots(2);
        using var one = await slots.TakeAsync("ines", WorkClass.Required);
        using var two = await slots.TakeAsync("ines", WorkClass.Required);

        var third = slots.TakeAsync("ines", WorkClass.Required);
        var picture = slots.TakeAsync("otto", WorkClass.Urgent);
        var another = slots.TakeAsync("paula", WorkClass.Urgent);

        Assert.False(third.IsCompleted);
        Assert.True(picture.IsCompleted);
        Assert.False(another.IsCompleted);
        (await picture).Dispose();
        Assert.True(another.IsCompleted);
        Assert.False(third.IsCompleted);
    }

    [Fact]
    public async Task TakeAsync_RequiredWorkRunsBesideFullSlots_AFirstPictureRunsBesideThatToo()
    {
        var slots = Slots(1);
        using var ladder = await slots.TakeAsync("ines", WorkClass.Optional);
        using var stream = await slots.TakeAsync("otto", WorkClass.Required);

        var picture = slots.TakeAsync("paula", WorkClass.Urgent);

        Assert.True(picture.IsCompleted);
        Assert.False(slots.TakeAsync("ines", WorkClass.Urgent).IsCompleted);
    }

    [Fact]
    public async Task Dispose_SeveralOfOneOwnerWait_TheLowestRankGoesFirstAndOfOneRankWhoCameFirst()
    {
        var slots = Slots(1);
        var running = await slots.TakeAsync("ines", WorkClass.Required);
        List<(string Name, Task<IDisposable> Slot)> waiting = [.. ((int[])[7, 2, 2, 0]).Select((rank, index) => ($"{rank}, came as {index}", slots.TakeAsync("ines", WorkClass.Required, rank)))];

        var order = await OrderAsync(running, waiting);

        Assert.Equal(["0, came as 3", "2, came as 1", "2, came as 2", "7, came as 0"], order);
    }

    [Fact]
    public async Task Dispose_BothClassesWait_RequiredGoesFirstWhoeverCameFirst()
    {
        var slots = Slots(1);
        var (ladder, express) = (await slots.TakeAsync("ines", WorkClass.Optional), await slots.TakeAsync("ines", WorkClass.Required));
        var optional = slots.TakeAsync("ines", WorkClass.Optional);
        var required = slots.TakeAsync("otto", WorkClass.Required);

        // What ran beside the full slot has it now.
        ladder.Dispose();
        Assert.False(required.IsCompleted || optional.IsCompleted);

        express.Dispose();
        Assert.True(required.IsCompleted);
        Assert.False(optional.IsCompleted);
        (await required).Dispose();
        Assert.True(optional.IsCompleted);
    }

    /// <summary>Gives the only slot from one to the next until nobody waits, and then back.</summary>
    private static async Task<IReadOnlyList<string>> OrderAsync(IDisposable running, List<(string Name, Task<IDisposable> Slot)> waiting)
    {
        List<string> order = [];
        while (waiting.Count > 0)
        {
            running.Dispose();
            var next = Assert.Single(waiting, claim => claim.Slot.IsCompleted);
            order.Add(next.Name);
            waiting.Remove(next);
            running = await next.Slot;
        }

        running.Dispose();
        return order;
    }

    private static EncodeSlots Slots(int count) => new(Options.Create(new PublishVideoOptions { Slots = count }));

    private static void InterlockedMax(ref int target, int value)
    {
        for (var seen = target; value > seen; seen = target)
        {
            Interlocked.CompareExchange(ref target, value, seen);
        }
    }
}
