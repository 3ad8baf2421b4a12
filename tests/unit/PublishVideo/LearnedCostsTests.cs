using EduStream.PublishVideo.Progress;
using Xunit;

namespace EduStream.Tests.Unit.PublishVideo;

public sealed class LearnedCostsTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);
    private static readonly PlanRecord Plan = new(3, 20, 60, Sounds: 0);

    [Fact]
    public void Share_ChunksOfWhichBothAreMeasured_IsTheirRatio() =>
        Assert.Equal(0.3, LearnedCosts.Share([Done(10), Done(30), Done(100)], [Done(2), Done(10), null])!.Value, 0.001);

    [Fact]
    public void Share_Unfinished_DoesNotCount() => Assert.Null(LearnedCosts.Share([Done(10) with { Done = false }], [Done(2)]));

    [Fact]
    public void Share_TooLittle_IsNotKnown()
    {
        Assert.Null(LearnedCosts.Share([], []));
        Assert.Null(LearnedCosts.Share([Done(1)], [Done(1)]));
    }

    [Fact]
    public void Surprise_ChunksThatAreDone_IsWhatTheyTookBesideWhatWasExpected() =>
        Assert.Equal(1.5, LearnedCosts.Surprise(Plan, 0.5, [0, 1, 2], [Done(15), null, Done(15)])!.Value, 0.001);

    [Fact]
    public void Surprise_NothingExpectedOrDone_IsNotKnown()
    {
        Assert.Null(LearnedCosts.Surprise(Plan, null, [0], [Done(15)]));
        Assert.Null(LearnedCosts.Surprise(Plan, 0.5, [0], [null]));
    }

    private static StepRecord Done(double seconds) => new("step", 1, 1, true, Now.AddSeconds(-seconds), Now);
}
