using EduStream.PublishVideo.Progress;
using Xunit;

namespace EduStream.Tests.Unit.PublishVideo;

public sealed class VerifyCostTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Share_ChunksOfWhichBothAreMeasured_IsTheirRatio() =>
        Assert.Equal(0.3, VerifyCost.Share([Done(10), Done(30), Done(100)], [Done(2), Done(10), null])!.Value, 0.001);

    [Fact]
    public void Share_Unfinished_DoesNotCount() => Assert.Null(VerifyCost.Share([Done(10) with { Done = false }], [Done(2)]));

    [Fact]
    public void Share_TooLittle_IsNotKnown()
    {
        Assert.Null(VerifyCost.Share([], []));
        Assert.Null(VerifyCost.Share([Done(1)], [Done(1)]));
    }

    private static StepRecord Done(double seconds) => new("step", 1, 1, true, Now.AddSeconds(-seconds), Now);
}
