using EduStream.PublishVideo.Activities;
using EduStream.PublishVideo;
using EduStream.PublishVideo.Outcomes;
using EduStream.Testing;
using Xunit;

namespace EduStream.Tests.Component.Workflows.PublishVideo;

/// <summary>What a broken run made is kept: a retry goes on from there, within the time.</summary>
[Trait("Suite", "workflow")]
public sealed class RetryTests(PublishVideoFixture workflow) : IClassFixture<PublishVideoFixture>
{
    // Long enough on the hurried clock that no test sees it pass.
    private static readonly TimeSpan Long = TimeSpan.FromDays(3);
    private static readonly string[] EverythingUndone = [nameof(RemoveVersionFiles), nameof(RemoveKeys), nameof(SweepWork)];

    [Theory]
    [InlineData(nameof(StartVersion), "start-version")]
    [InlineData("EncodeChunk 1", "encode-1")]
    [InlineData(nameof(EncodeAudio), "encode-audio")]
    [InlineData(nameof(AssemblePresentation), "assemble")]
    [InlineData("VerifyChunk 0", "verify-0")]
    public async Task A_broken_run_names_its_step_and_a_retry_publishes_without_anything_having_been_undone(string step, string name)
    {
        var run = new FakeRun { Kept = Long }.Failing(step);
        await BrokenAsync(run);
        Assert.Equal(name, Kept(run).Step);
        Assert.True(Assert.IsType<MarkFailedInput>(run.Inputs[nameof(MarkFailed)]).Kept);

        run.Mend(step);
        await workflow.RetryAsync(run, ofRun: 1);

        Assert.Null((await workflow.EndAsync(run)).Refusal);
        Assert.DoesNotContain(run.Begun, EverythingUndone[..2].Contains);
        Assert.Equal(2, Assert.IsType<PublishVideoInput>(run.Inputs[nameof(StartVersion)]).Run);
        Assert.Single(run.Begun, nameof(SwitchPointer));
    }

    [Fact]
    public async Task A_second_wish_for_the_same_retry_does_not_start_a_run_of_its_own()
    {
        var run = new FakeRun { Kept = Long }.Failing(nameof(CreateKeys));
        await BrokenAsync(run);
        await workflow.RetryAsync(run, ofRun: 1);
        await workflow.RetryAsync(run, ofRun: 1);
        await Eventually.TrueAsync(() => run.Ended.Count(step => step == nameof(KeepVersion)) == 2, TimeSpan.FromMinutes(1));
        Assert.Equal(2, Kept(run).Version.Run);

        // It waits for a wish of its own.
        run.Mend(nameof(CreateKeys));
        await workflow.RetryAsync(run, ofRun: 2);

        Assert.Null((await workflow.EndAsync(run)).Refusal);
        Assert.Equal(3, run.Begun.Count(step => step == nameof(StartVersion)));
    }

    [Fact]
    public async Task When_the_time_passes_after_a_retry_all_that_any_run_made_is_undone_in_reverse_order()
    {
        var run = new FakeRun().Failing(nameof(VerifyAudio));
        await BrokenAsync(run);
        run.Failing(nameof(PlanEncoding));
        await workflow.RetryAsync(run, ofRun: 1);

        var outcome = await workflow.EndAsync(run);

        Assert.Equal(Refusals.Internal, outcome.Refusal);
        Assert.Equal(EverythingUndone, outcome.Undone);
        Assert.Equal("plan-encoding", Kept(run).Step);
        Assert.Equal([nameof(SweepWork), nameof(RemoveKeys), nameof(RemoveVersionFiles)], Kept(run).Undo);
        Assert.False(Assert.IsType<MarkFailedInput>(run.Inputs[nameof(MarkFailed)]).Kept);
    }

    [Fact]
    public async Task A_retry_that_the_catalog_refuses_is_undone_at_once()
    {
        var run = new FakeRun { Kept = Long }.Failing(nameof(VerifyAudio));
        await BrokenAsync(run);
        run.Answering(nameof(StartVersion), Refusals.Superseded);
        await workflow.RetryAsync(run, ofRun: 1);

        var outcome = await workflow.EndAsync(run);

        Assert.Equal(Refusals.Superseded, outcome.Refusal);
        Assert.Equal(EverythingUndone, outcome.Undone);
    }

    [Fact]
    public async Task A_run_that_broke_although_the_catalog_has_published_it_is_published()
    {
        var run = new FakeRun { Kept = Long }.Failing(nameof(VerifyAudio)).Answering(nameof(MarkFailed), false);

        var outcome = await workflow.RunAsync(run);

        Assert.Null(outcome.Refusal);
        Assert.DoesNotContain(nameof(KeepVersion), run.Begun);
        Assert.Empty(outcome.Undone);
    }

    [Fact]
    public async Task When_nothing_is_to_be_kept_it_is_undone_at_once()
    {
        var run = new FakeRun { Kept = TimeSpan.Zero }.Failing(nameof(CreateKeys));

        Assert.Equal([nameof(RemoveKeys), nameof(SweepWork)], (await workflow.RunAsync(run)).Undone);
    }

    [Fact]
    public async Task A_kept_version_outlives_its_worker()
    {
        var run = new FakeRun { Kept = Long }.Failing(nameof(VerifyAudio));
        await BrokenAsync(run);

        await workflow.ReplaceWorkerAsync();
        run.Mend(nameof(VerifyAudio));
        await workflow.RetryAsync(run, ofRun: 1);

        Assert.Null((await workflow.EndAsync(run)).Refusal);
    }

    private static KeepVersionInput Kept(FakeRun run) => Assert.IsType<KeepVersionInput>(run.Inputs[nameof(KeepVersion)]);

    private async Task BrokenAsync(FakeRun run)
    {
        await workflow.StartAsync(run);
        await Eventually.TrueAsync(() => run.Ended.Contains(nameof(KeepVersion)), TimeSpan.FromMinutes(1));
    }
}
