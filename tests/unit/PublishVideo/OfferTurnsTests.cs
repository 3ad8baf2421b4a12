using EduStream.PublishVideo;
using EduStream.PublishVideo.Offers;
using Microsoft.Extensions.Options;
using Xunit;

namespace EduStream.Tests.Unit.PublishVideo;

public sealed class OfferTurnsTests
{
    [Fact]
    public async Task TakeAsync_FourPerSlotAreOut_WaitsUntilOneHasEnded()
    {
        var turns = Turns(slots: 1);
        var first = await turns.TakeAsync("ines");
        await turns.TakeAsync("ines");
        await turns.TakeAsync("ines");
        await turns.TakeAsync("ines");
        var fifth = turns.TakeAsync("ines");
        Assert.False(fifth.IsCompleted);

        first.Dispose();
        first.Dispose();

        await fifth;
        Assert.False(turns.TakeAsync("ines").IsCompleted);
    }

    [Fact]
    public async Task TakeAsync_SomebodyNewBehindASeries_IsServedNext()
    {
        var turns = Turns(slots: 1);
        List<IDisposable> running = [];
        for (var i = 0; i < 4; i++)
        {
            running.Add(await turns.TakeAsync("series"));
        }

        var series = Enumerable.Range(0, 20).Select(_ => turns.TakeAsync("series")).ToList();
        var single = turns.TakeAsync("single");

        running[0].Dispose();
        running[1].Dispose();

        await single;
        Assert.Equal(1, series.Count(turn => turn.IsCompleted));
    }

    private static OfferTurns Turns(int slots) => new(Options.Create(new PublishVideoOptions { Slots = slots }));
}
