using EduStream.Contracts.Enrichment;
using EduStream.EnrichVideo;
using EduStream.EnrichVideo.Activities;
using Xunit;

namespace EduStream.Tests.Component.Workflows.EnrichVideo;

[Trait("Suite", "workflow")]
public sealed class EnrichVideoTests(EnrichVideoFixture workflow) : IClassFixture<EnrichVideoFixture>
{
    [Fact]
    public async Task Every_part_is_made_once_and_the_ending_is_noted_last()
    {
        var run = new EnrichRun();

        var outcomes = await workflow.RunAsync(run);

        Assert.All(outcomes.Values, outcome => Assert.Equal((PartState.Done, null), (outcome.State, outcome.Reason)));
        Assert.Equal(EnrichVideoFixture.Parts.Select(row => row.Data).Append(nameof(CloseEnrichment)).Order(), run.Begun.Order());
        Assert.Equal(nameof(CloseEnrichment), run.Begun[^1]);
        Assert.Equal(outcomes.Values, run.Closed!);
    }

    [Theory]
    [MemberData(nameof(EnrichVideoFixture.Parts), MemberType = typeof(EnrichVideoFixture))]
    public async Task A_part_that_never_succeeds_is_reported_and_the_ending_noted_all_the_same(string activity)
    {
        var run = new EnrichRun().Failing(activity);

        var outcomes = await workflow.RunAsync(run);

        Assert.Equal(PartReasons.Internal, Assert.Single(outcomes.Values, outcome => outcome.State == PartState.Failed).Reason);
        Assert.Equal(3, run.Begun.Count(begun => begun == activity));
        Assert.Equal(outcomes.Values, run.Closed!);
    }

    [Theory]
    [MemberData(nameof(EnrichVideoFixture.Parts), MemberType = typeof(EnrichVideoFixture))]
    public async Task A_part_that_fails_twice_is_made_in_the_end(string activity)
    {
        var run = new EnrichRun().Failing(activity, times: 2);

        var outcomes = await workflow.RunAsync(run);

        Assert.All(outcomes.Values, outcome => Assert.Equal(PartState.Done, outcome.State));
    }

    [Fact]
    public async Task A_part_that_cannot_be_made_of_this_video_says_why()
    {
        var run = new EnrichRun().Answering(nameof(ReadFileChapters), PartResult.NotAvailable(PartReasons.NothingThere));

        var outcomes = await workflow.RunAsync(run);

        Assert.Equal(new PartOutcome(EnrichmentParts.FileChapters, PartState.NotAvailable, PartReasons.NothingThere), outcomes[EnrichmentParts.FileChapters]);
    }

    [Fact]
    public async Task Another_run_leaves_what_is_there_as_it_is()
    {
        PartOutcome[] kept = [new(EnrichmentParts.Storyboard, PartState.Done, null), new(CaptionParts.Automatic, PartState.NotAvailable, CaptionPartReasons.Kept)];
        var fresh = new EnrichRun();
        var run = new EnrichRun { Input = fresh.Input with { Run = 2, Kept = kept } }.Failing(nameof(SamplePictures));

        var outcomes = await workflow.RunAsync(run);

        Assert.DoesNotContain(run.Begun, begun => begun is nameof(MakeStoryboard) or nameof(RecognizeSpeech));
        // Also when what it was made of cannot be made again.
        Assert.All(kept, part => Assert.Equal(part, outcomes[part.Part]));
        Assert.Equal(PartReasons.NoSamples, outcomes[EnrichmentParts.SlideText].Reason);
        Assert.Equal(PartState.Done, outcomes[EnrichmentParts.Chapters].State);
        Assert.Equal((2, null), (run.Ended!.Run, run.Ended.Kept));
    }

    [Fact]
    public async Task An_ending_that_cannot_be_noted_for_a_while_is_noted_in_the_end()
    {
        var run = new EnrichRun().Failing(nameof(CloseEnrichment), times: 11);

        Assert.Equal((await workflow.RunAsync(run)).Values, run.Closed!);
    }
}
