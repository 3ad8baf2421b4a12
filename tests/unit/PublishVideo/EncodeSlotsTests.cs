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
        using var slots = new EncodeSlots(Options.Create(new PublishVideoOptions { Slots = 2 }));
        var first = await slots.TakeAsync();
        using var second = await slots.TakeAsync();
        var third = slots.TakeAsync();
        Assert.False(third.IsCompleted);

        first.Dispose();

        (await third).Dispose();
    }

    [Fact]
    public async Task Dispose_Twice_GivesOneSlotBack()
    {
        using var slots = new EncodeSlots(Options.Create(new PublishVideoOptions { Slots = 1 }));
        var slot = await slots.TakeAsync();
        slot.Dispose();
        slot.Dispose();
        using var taken = await slots.TakeAsync();

        Assert.False(slots.TakeAsync().IsCompleted);
    }
}
