using EduStream.Contracts.Enrichment;
using EduStream.EnrichVideo;
using EduStream.EnrichVideo.Activities;
using Xunit;

namespace EduStream.Tests.Component.Workflows.EnrichVideo;

/// <summary>Days pass in seconds.</summary>
public sealed class PatientFixture : EnrichVideoFixture
{
    protected override int Speed => 20_000;
}

[Trait("Suite", "workflow")]
public sealed class ListeningTests(PatientFixture workflow) : IClassFixture<PatientFixture>
{
    private static readonly PartResult Still = new(PartState.Skipped, CaptionPartReasons.StillListening);

    [Fact]
    public async Task A_service_that_takes_its_time_is_asked_until_it_is_done()
    {
        var run = new EnrichRun().AnsweringFirst(nameof(RecognizeSpeech), Still, times: 3);

        var outcomes = await workflow.RunAsync(run);

        Assert.Equal(PartState.Done, outcomes[CaptionParts.Automatic].State);
        Assert.Equal(4, run.Begun.Count(begun => begun == nameof(RecognizeSpeech)));
    }

    [Fact]
    public async Task A_service_that_never_ends_is_given_up_after_a_day_and_a_half()
    {
        var run = new EnrichRun().Answering(nameof(RecognizeSpeech), Still);

        var outcomes = await workflow.RunAsync(run);

        Assert.Equal(new PartOutcome(CaptionParts.Automatic, PartState.Failed, CaptionPartReasons.TooSlow), outcomes[CaptionParts.Automatic]);
        Assert.InRange(run.Begun.Count(begun => begun == nameof(RecognizeSpeech)), 10, 200);
        Assert.Equal(outcomes.Values, run.Closed!);
    }
}
