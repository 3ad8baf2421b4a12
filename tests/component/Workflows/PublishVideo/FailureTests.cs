using EduStream.Contracts.Videos;
using EduStream.PublishVideo.Activities;
using EduStream.PublishVideo.Outcomes;
using Xunit;

namespace EduStream.Tests.Component.Workflows.PublishVideo;

[Trait("Suite", "workflow")]
public sealed class FailureTests(PublishVideoFixture workflow) : IClassFixture<PublishVideoFixture>
{
    [Theory]
    [InlineData(nameof(StartVersion))]
    [InlineData(nameof(InspectSource))]
    [InlineData(nameof(PlanInstant), nameof(SweepWork))]
    [InlineData(nameof(CreateKeys), nameof(RemoveKeys), nameof(SweepWork))]
    [InlineData(nameof(AnalyseSource), nameof(RemoveVersionFiles), nameof(RemoveKeys), nameof(SweepWork))]
    [InlineData(nameof(PlanEncoding), nameof(RemoveVersionFiles), nameof(RemoveKeys), nameof(SweepWork))]
    [InlineData("EncodeChunk 1", nameof(RemoveVersionFiles), nameof(RemoveKeys), nameof(SweepWork))]
    [InlineData("PackageChunk 2", nameof(RemoveVersionFiles), nameof(RemoveKeys), nameof(SweepWork))]
    [InlineData(nameof(EncodeAudio), nameof(RemoveVersionFiles), nameof(RemoveKeys), nameof(SweepWork))]
    [InlineData(nameof(PackageAudio), nameof(RemoveVersionFiles), nameof(RemoveKeys), nameof(SweepWork))]
    [InlineData(nameof(AssemblePresentation), nameof(RemoveVersionFiles), nameof(RemoveKeys), nameof(SweepWork))]
    [InlineData("VerifyChunk 0", nameof(RemoveVersionFiles), nameof(RemoveKeys), nameof(SweepWork))]
    [InlineData(nameof(VerifyAudio), nameof(RemoveVersionFiles), nameof(RemoveKeys), nameof(SweepWork))]
    public async Task A_step_that_never_succeeds_is_undone_in_reverse_order_and_the_video_marked_failed(string step, params string[] undone)
    {
        var run = new FakeRun().Failing(step);

        var outcome = await workflow.RunAsync(run);

        // Kept for a retry first; nobody comes.
        Assert.Equal(Refusals.Internal, outcome.Refusal);
        Assert.Equal(undone, outcome.Undone);
        Assert.Equal(["MarkFailed", "KeepVersion", "MarkFailed", .. undone, "CloseVersion"], run.Begun.TakeLast(4 + undone.Length));
        Assert.Equal(FailureReasons.Internal, Assert.IsType<MarkFailedInput>(run.Inputs[nameof(MarkFailed)]).Refusal.Reason);
        Assert.Equal(undone.Reverse(), Assert.IsType<KeepVersionInput>(run.Inputs[nameof(KeepVersion)]).Undo);
        Assert.DoesNotContain(nameof(SwitchPointer), run.Begun);
    }

    [Theory]
    [InlineData(nameof(StartVersion))]
    [InlineData(nameof(InspectSource))]
    [InlineData(nameof(AnalyseSource))]
    [InlineData(nameof(PlanEncoding))]
    [InlineData(nameof(CreateKeys))]
    [InlineData("EncodeChunk 1")]
    [InlineData("PackageChunk 1")]
    [InlineData(nameof(EncodeAudio))]
    [InlineData(nameof(PackageAudio))]
    [InlineData(nameof(AssemblePresentation))]
    [InlineData("VerifyChunk 1")]
    [InlineData(nameof(VerifyAudio))]
    [InlineData(nameof(SwitchPointer))]
    [InlineData(nameof(CloseVersion))]
    [InlineData(nameof(SweepWork))]
    public async Task A_step_that_fails_twice_is_tried_again_and_the_video_is_published(string step)
    {
        var run = new FakeRun().Failing(step, times: 2);

        var outcome = await workflow.RunAsync(run);

        Assert.Null(outcome.Refusal);
        Assert.Equal(3, run.Begun.Count(begun => begun == step));
        Assert.Single(run.Ended, step);
    }

    [Fact]
    public async Task A_catalog_that_is_away_for_long_does_not_cost_a_finished_video()
    {
        var run = new FakeRun().Failing(nameof(SwitchPointer), times: 15);

        var outcome = await workflow.RunAsync(run);

        Assert.Null(outcome.Refusal);
        Assert.Equal(16, run.Begun.Count(begun => begun == nameof(SwitchPointer)));
    }

    [Theory]
    [InlineData(nameof(CloseVersion))]
    [InlineData(nameof(RemoveVersionFiles))]
    [InlineData(nameof(RemoveKeys))]
    [InlineData(nameof(SweepWork))]
    public async Task An_undo_that_fails_for_a_while_is_repeated_until_it_succeeds(string undo)
    {
        var run = new FakeRun().Failing(nameof(VerifyAudio)).Failing(undo, times: 11);

        var outcome = await workflow.RunAsync(run);

        Assert.Equal(Refusals.Internal, outcome.Refusal);
        Assert.Equal([nameof(RemoveVersionFiles), nameof(RemoveKeys), nameof(SweepWork)], outcome.Undone);
        Assert.Equal(12, run.Begun.Count(begun => begun == undo));
        Assert.Single(run.Ended, undo);
    }

    [Fact]
    public async Task The_catalog_is_told_of_a_failure_until_it_answers()
    {
        var run = new FakeRun().Failing(nameof(VerifyAudio)).Failing(nameof(MarkFailed), times: 11);

        Assert.Equal(Refusals.Internal, (await workflow.RunAsync(run)).Refusal);

        // Once that it is kept, once that it is not any more.
        Assert.Equal(2, run.Ended.Count(step => step == nameof(MarkFailed)));
    }

    [Fact]
    public async Task When_the_catalog_has_published_after_all_nothing_is_undone()
    {
        var run = new FakeRun().Answering(nameof(SwitchPointer), Refusals.Superseded).Answering(nameof(MarkFailed), false);

        var outcome = await workflow.RunAsync(run);

        Assert.Null(outcome.Refusal);
        Assert.Empty(outcome.Undone);
        Assert.Null(Assert.IsType<CloseVersionInput>(run.Inputs[nameof(CloseVersion)]).Refusal);
        Assert.DoesNotContain(nameof(RemoveVersionFiles), run.Begun);
        Assert.DoesNotContain(nameof(RemoveKeys), run.Begun);
    }

    [Fact]
    public async Task When_two_chunks_fail_everything_is_undone_once()
    {
        // The first two of three that are worked on.
        var run = new FakeRun().Failing("EncodeChunk 0").Failing("EncodeChunk 2");

        var outcome = await workflow.RunAsync(run);

        Assert.Equal(Refusals.Internal, outcome.Refusal);
        Assert.Single(run.Begun, nameof(RemoveVersionFiles));
        Assert.DoesNotContain("EncodeChunk 1", run.Begun);
    }
}
