using EduStream.Contracts.Videos;
using EduStream.Media;
using EduStream.PublishVideo.Activities;
using EduStream.PublishVideo.Outcomes;
using EduStream.Testing;
using Xunit;

namespace EduStream.Tests.Component.Workflows.PublishVideo;

/// <summary>The instant stream of a long lecture is made in sections, one after another.</summary>
[Trait("Suite", "workflow")]
public sealed class InstantSectionTests(PublishVideoFixture workflow) : IClassFixture<PublishVideoFixture>
{
    [Fact]
    public async Task Chunks_are_shown_in_order_over_all_sections_and_the_stream_begins_and_ends_once()
    {
        var run = new FakeRun { InstantChunks = 210, ChunksAtOnce = 5 };
        var gate = run.Gate("MakeInstantChunk 70");
        await workflow.StartAsync(run);
        await Eventually.TrueAsync(() => run.Ended.Contains("MakeInstantChunk 74"), TimeSpan.FromMinutes(1));
        gate.SetResult();

        Assert.Null((await workflow.EndAsync(run)).Refusal);

        Assert.Equal(Enumerable.Range(0, 210), SectionTests.Chunks(run.Ended, nameof(ExtendInstant)));
        Assert.Equal(Enumerable.Range(0, 210), SectionTests.Chunks(run.Begun, nameof(MakeInstantChunk)).Order());
        Assert.Equal(["MakeInstantChunk 0", "ExtendInstant 0", "MakePlayable"], run.Begun.Where(step => step.Contains("Instant", StringComparison.Ordinal) || step == nameof(MakePlayable)).Skip(1).Take(3));
        Assert.Single(run.Begun, nameof(MakePlayable));
        // After the last chunk, and once more when the version is published, as ever.
        Assert.Equal(2, run.Begun.Count(step => step == nameof(CloseInstant)));
        Assert.InRange(run.MostAtOnce[nameof(MakeInstantChunk)], 1, 5);
        // The first is the version's own.
        Assert.Equal(run.WorkflowId, run.Instances["MakeInstantChunk 0"]);
        foreach (var chunk in Enumerable.Range(1, 209))
        {
            Assert.StartsWith($"{run.WorkflowId}-1-instant-{chunk / 70}-", run.Instances[$"MakeInstantChunk {chunk}"], StringComparison.Ordinal);
        }

        Assert.True(run.Ended.ToList().IndexOf("ExtendInstant 69") < run.Begun.ToList().IndexOf("MakeInstantChunk 70"));
    }

    [Fact]
    public async Task When_the_ladder_is_refused_a_section_ends_after_the_chunks_in_hand_and_before_anything_is_removed()
    {
        var run = new FakeRun { InstantChunks = 210, ChunksAtOnce = 2 }.Answering(nameof(EncodeAudio), new Refusal(FailureReasons.Damaged, "Damaged."));
        var (ladder, gate) = (run.Gate(nameof(EncodeAudio)), run.Gate("MakeInstantChunk 75"));
        await workflow.StartAsync(run);
        await Eventually.TrueAsync(() => run.Begun.Contains("MakeInstantChunk 75") && run.Begun.Contains("EncodeAudio"), TimeSpan.FromMinutes(1));
        ladder.SetResult();
        await Eventually.TrueAsync(() => run.Ended.Contains(nameof(StopSections)), TimeSpan.FromMinutes(1));
        await workflow.ToldAsync(Assert.IsType<StopSectionsInput>(run.Inputs[nameof(StopSections)]));
        Assert.DoesNotContain(nameof(MarkFailed), run.Begun);
        gate.SetResult();

        Assert.Equal(FailureReasons.Damaged, (await workflow.EndAsync(run)).Refusal?.Reason);

        Assert.DoesNotContain("MakeInstantChunk 77", run.Begun);
        Assert.DoesNotContain("MakeInstantChunk 140", run.Begun);
        Assert.True(run.Ended.ToList().IndexOf("MakeInstantChunk 75") < run.Ended.ToList().IndexOf(nameof(RemoveVersionFiles)));
    }

    [Fact]
    public async Task When_the_ladder_fails_a_section_ends_too_and_the_run_breaks()
    {
        var run = new FakeRun { InstantChunks = 210, ChunksAtOnce = 2 }.Failing(nameof(AssemblePresentation));
        var gate = run.Gate("MakeInstantChunk 75");
        await workflow.StartAsync(run);
        await Eventually.TrueAsync(() => run.Ended.Contains(nameof(StopSections)) && run.Begun.Contains("MakeInstantChunk 75"), TimeSpan.FromMinutes(1));
        await workflow.ToldAsync(Assert.IsType<StopSectionsInput>(run.Inputs[nameof(StopSections)]));
        gate.SetResult();

        Assert.Equal(Refusals.Internal, (await workflow.EndAsync(run)).Refusal);

        Assert.Equal("assemble", Assert.IsType<KeepVersionInput>(run.Inputs[nameof(KeepVersion)]).Step);
        Assert.DoesNotContain("MakeInstantChunk 77", run.Begun);
    }

    [Theory]
    [InlineData("MakeInstantChunk 80")]
    [InlineData("ExtendInstant 80")]
    public async Task A_stream_that_breaks_off_in_a_section_does_not_cost_the_ladder_and_has_no_further_section(string step)
    {
        var run = new FakeRun { InstantChunks = 210, ChunksAtOnce = 2 }.Failing(step);

        Assert.Null((await workflow.RunAsync(run)).Refusal);

        Assert.DoesNotContain("ExtendInstant 81", run.Begun);
        Assert.DoesNotContain("MakeInstantChunk 140", run.Begun);
        // Players must not wait for ever for what never comes.
        Assert.Single(run.Ended, nameof(CloseInstant));
    }

    [Fact]
    public async Task A_section_that_somebody_ends_does_not_cost_the_ladder()
    {
        var run = new FakeRun { InstantChunks = 210, ChunksAtOnce = 2 };
        var gate = run.Gate("MakeInstantChunk 20");
        await workflow.StartAsync(run);
        await Eventually.TrueAsync(() => run.Begun.Contains("MakeInstantChunk 20"), TimeSpan.FromMinutes(1));
        await workflow.TerminateAsync(run.Instances["MakeInstantChunk 20"]);
        gate.SetResult();

        Assert.Null((await workflow.EndAsync(run)).Refusal);

        Assert.DoesNotContain("MakeInstantChunk 70", run.Begun);
    }
}
