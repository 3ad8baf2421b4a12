using EduStream.Pipeline.Progress;
using EduStream.PublishVideo.Progress;
using Xunit;

namespace EduStream.Tests.Unit.Pipeline;

public sealed class PartPacesTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Of_NothingMeasuredOrExpected_IsNotKnown() => Assert.Null(PartPaces.Of([Waiting(0), Waiting(1)], Now, null));

    [Fact]
    public void Of_TheFirstSecondsOfTheFirstPart_AreNoGuess() => Assert.Null(PartPaces.Of([Running(0, 0.02, 4), Waiting(1)], Now, null));

    [Fact]
    public void Of_NothingMeasured_IsWhatWasExpected() => Assert.Equal([2.0, 3.0], PartPaces.Of([Waiting(0), Waiting(1)], Now, [2, 3]));

    [Fact]
    public void Of_OnePartDone_MovesFromWhatWasExpectedToWhatItTookAndMoreSoNearIt()
    {
        // 20 s of media took 20 s of a slot, half of what was expected.
        var paces = PartPaces.Of([Done(0, 20), Waiting(1), Waiting(9)], Now, [2, 2, 2])!;

        Assert.InRange(paces[0], 1, 1.2);
        Assert.InRange(paces[1], paces[0], paces[2]);
        Assert.InRange(paces[2], paces[1], 1.5);
    }

    [Fact]
    public void Of_TextAndFootage_EachCostsWhatItsNeighboursDo()
    {
        var paces = PartPaces.Of([Done(0, 10), Waiting(1), Waiting(8), Done(9, 40)], Now, null)!;

        Assert.InRange(paces[1], 0.5, 1);
        Assert.InRange(paces[2], 1.5, 2);
    }

    [Fact]
    public void Of_AnEncoderThatTakesInAndGivesNothingOutYet_IsNotTakenForSlow()
    {
        var paces = PartPaces.Of([Done(0, 20), Running(1, 0.01, 4), Waiting(2)], Now, null)!;

        Assert.InRange(paces[2], 1, 1.05);
    }

    [Fact]
    public void Of_AMachineThatIsFreeOfLate_CountsMoreThanOneThatWasBusy()
    {
        var busy = new StepRecord("encode", 1, 1, true, Now.AddSeconds(-140), Now.AddSeconds(-100));

        var paces = PartPaces.Of([new StagePart(PartKind.Chunk, 0, 20, busy), Done(2, 20), Waiting(1)], Now, null)!;

        Assert.InRange(paces[2], 1, 1.3);
    }

    [Fact]
    public void Of_InstantStream_SaysNothingOfTheLadder()
    {
        var paces = PartPaces.Of([new StagePart(PartKind.Instant, 0, 60, Done(0, 6).Record), Waiting(0)], Now, [0.5, 1])!;

        Assert.Equal(1, paces[1]);
        Assert.InRange(paces[0], 0.1, 0.2);
    }

    private static StagePart Waiting(int chunk) => new(PartKind.Chunk, chunk, 20, null);

    private static StagePart Done(int chunk, double took) => new(PartKind.Chunk, chunk, 20, new StepRecord("encode", 1, 1, true, Now.AddSeconds(-took), Now));

    private static StagePart Running(int chunk, double fraction, double since) => new(PartKind.Chunk, chunk, 20, new StepRecord("encode", 1, fraction, false, Now.AddSeconds(-since), Now));
}
