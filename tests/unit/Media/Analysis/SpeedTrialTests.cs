using EduStream.Media.Analysis;
using Xunit;

namespace EduStream.Tests.Unit.Media.Analysis;

public sealed class SpeedTrialTests
{
    [Theory]
    [InlineData("bench: utime=1.250s stime=0.250s rtime=0.900s", 1.5)]
    [InlineData("bench: utime=0.000s stime=0.004s rtime=0.004s", 0.004)]
    [InlineData("bench: maxrss=91364kB", null)]
    [InlineData("bench: utime=1.250s", null)]
    [InlineData("bench: utime=many stime=0.250s rtime=0.900s", null)]
    [InlineData("[libx264 @ 0x55] bench: utime=1.250s stime=0.250s", null)]
    [InlineData("", null)]
    public void ProcessorSeconds_LineOfFfmpeg_IsWhatTheProcessorSpent(string line, double? seconds)
    {
        var told = SpeedTrial.ProcessorSeconds(line);

        Assert.Equal(seconds is null, told is null);
        Assert.Equal(seconds ?? 0, told ?? 0, 0.0001);
    }
}
