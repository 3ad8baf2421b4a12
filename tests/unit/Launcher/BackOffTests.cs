using EduStream.Launcher.Processes;
using Xunit;

namespace EduStream.Tests.Unit.Launcher;

public sealed class BackOffTests
{
    [Fact]
    public void After_ShortRuns_DoublesUpToItsLimit()
    {
        var backOff = new BackOff();

        var waits = Enumerable.Range(0, 8).Select(_ => backOff.After(TimeSpan.FromSeconds(1)).TotalSeconds);

        Assert.Equal([0.5, 1, 2, 4, 8, 15, 15, 15], waits);
    }

    [Fact]
    public void After_AGoodRun_StartsOver()
    {
        var backOff = new BackOff();
        for (var i = 0; i < 4; i++)
        {
            backOff.After(TimeSpan.Zero);
        }

        Assert.Equal(0.5, backOff.After(TimeSpan.FromMinutes(1)).TotalSeconds);
        Assert.Equal(1, backOff.After(TimeSpan.Zero).TotalSeconds);
    }
}
