using EduStream.Contracts.Videos;
using EduStream.Media;
using EduStream.PublishVideo.Activities;
using EduStream.PublishVideo.Outcomes;
using EduStream.Testing;
using Xunit;

namespace EduStream.Tests.Component.Workflows.PublishVideo;

[Trait("Suite", "workflow")]
public sealed class InstantStreamTests(PublishVideoFixture workflow) : IClassFixture<PublishVideoFixture>
{
    [Fact]
    public async Task Learners_get_the_first_chunk_while_nothing_of_the_ladder_is_encoded()
    {
        var run = new FakeRun { InstantChunks = 4 };
        var ladder = run.Gate(nameof(EncodeChunk));
        await workflow.StartAsync(run);
        await Eventually.TrueAsync(() => run.Ended.Contains(nameof(CloseInstant)));

        Assert.DoesNotContain(run.Ended, step => step.StartsWith(nameof(EncodeChunk), StringComparison.Ordinal));
        Assert.Equal(["MakeInstantChunk 0", "ExtendInstant 0", "MakePlayable"], Instant(run).Take(3));
        ladder.SetResult();
        Assert.Null((await workflow.EndAsync(run)).Refusal);
        Assert.Single(run.Begun, nameof(RetireInstant));
    }

    [Fact]
    public async Task Chunks_that_are_made_out_of_order_are_shown_in_order()
    {
        var run = new FakeRun { InstantChunks = 4, ChunksAtOnce = 3 };
        var late = run.Gate("MakeInstantChunk 1");
        await workflow.StartAsync(run);
        await Eventually.TrueAsync(() => run.Ended.Contains("MakeInstantChunk 2") && run.Ended.Contains("MakeInstantChunk 3"));
        Assert.DoesNotContain("ExtendInstant 2", run.Begun);
        late.SetResult();
        await workflow.EndAsync(run);

        Assert.Equal(["ExtendInstant 0", "ExtendInstant 1", "ExtendInstant 2", "ExtendInstant 3"], run.Ended.Where(step => step.StartsWith("Extend", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task When_learners_have_something_better_only_the_first_chunk_is_made()
    {
        var run = new FakeRun { InstantChunks = 5 }.Answering(nameof(MakePlayable), false);

        var outcome = await workflow.RunAsync(run);

        Assert.Null(outcome.Refusal);
        Assert.Single(run.Begun, step => step.StartsWith(nameof(MakeInstantChunk), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("MakeInstantChunk 1")]
    [InlineData("ExtendInstant 1")]
    [InlineData(nameof(MakePlayable))]
    [InlineData(nameof(CloseInstant), 16)]
    public async Task A_stream_that_breaks_off_does_not_cost_the_ladder(string step, int times = int.MaxValue)
    {
        var run = new FakeRun { InstantChunks = 3 }.Failing(step, times);

        var outcome = await workflow.RunAsync(run);

        Assert.Null(outcome.Refusal);
        Assert.Contains(nameof(SwitchPointer), run.Ended);
        // Players must not wait for ever for what never comes.
        Assert.Contains(nameof(CloseInstant), run.Ended);
    }

    [Fact]
    public async Task A_chunk_that_cannot_be_decoded_ends_the_stream_and_the_ladder_decides()
    {
        var run = new FakeRun { InstantChunks = 3 }.Answering("MakeInstantChunk 1", new Refusal(FailureReasons.Damaged, "Damaged."));

        var outcome = await workflow.RunAsync(run);

        Assert.Null(outcome.Refusal);
        Assert.DoesNotContain("ExtendInstant 1", run.Begun);
    }

    [Fact]
    public async Task When_the_ladder_fails_no_further_chunk_begins_and_the_running_one_is_waited_for_before_anything_is_removed()
    {
        var run = new FakeRun { InstantChunks = 30, ChunksAtOnce = 2 }.Failing(nameof(PlanEncoding));
        var gate = run.Gate("MakeInstantChunk 3");
        await workflow.StartAsync(run);
        await Eventually.TrueAsync(() => run.Begun.Count(step => step == nameof(PlanEncoding)) == 16 && run.Begun.Contains("MakeInstantChunk 3"));
        Assert.DoesNotContain(nameof(MarkFailed), run.Begun);
        gate.SetResult();
        var outcome = await workflow.EndAsync(run);

        Assert.Equal(Refusals.Internal, outcome.Refusal);
        Assert.DoesNotContain("MakeInstantChunk 10", run.Begun);
        Assert.True(run.Ended.ToList().IndexOf("MakeInstantChunk 3") < run.Ended.ToList().IndexOf(nameof(RemoveVersionFiles)));
    }

    private static IReadOnlyList<string> Instant(FakeRun run) =>
        [.. run.Ended.SkipWhile(step => step != "MakeInstantChunk 0").Where(step => step.Contains("Instant", StringComparison.Ordinal) || step == nameof(MakePlayable))];
}
