using EduStream.Contracts.Videos;
using EduStream.Media;
using EduStream.Media.Planning;
using EduStream.PublishVideo.Activities;
using Xunit;

namespace EduStream.Tests.Component.Workflows.PublishVideo;

[Trait("Suite", "workflow")]
public sealed class RefusalTests(PublishVideoFixture workflow) : IClassFixture<PublishVideoFixture>
{
    private static readonly string[] EverythingUndone = [nameof(RemoveVersionFiles), nameof(RemoveKeys), nameof(SweepWork)];

    [Theory]
    [InlineData(FailureReasons.NotVideo)]
    [InlineData(FailureReasons.Damaged)]
    [InlineData(FailureReasons.TooLong)]
    [InlineData(FailureReasons.TooLarge)]
    [InlineData(FailureReasons.NothingToEncode)]
    public async Task An_upload_that_inspection_refuses_ends_failed_with_its_sentence_and_nothing_was_begun(string reason)
    {
        var refusal = new Refusal(reason, $"A sentence about {reason}.");
        var run = new FakeRun().Answering(nameof(InspectSource), new Inspection(null, refusal));

        var outcome = await workflow.RunAsync(run);

        Assert.Equal(refusal, outcome.Refusal);
        Assert.Empty(outcome.Undone);
        Assert.Equal(["StartVersion", "InspectSource", "MarkFailed", "CloseVersion"], run.Begun);
        AssertTold(run, refusal);
    }

    [Fact]
    public async Task A_video_that_was_deleted_meanwhile_is_not_even_inspected()
    {
        var refusal = new Refusal(FailureReasons.Removed, "Deleted.");
        var run = new FakeRun().Answering(nameof(StartVersion), refusal);

        var outcome = await workflow.RunAsync(run);

        Assert.Equal(refusal, outcome.Refusal);
        Assert.Equal(["StartVersion", "MarkFailed", "CloseVersion"], run.Begun);
    }

    [Theory]
    [InlineData("EncodeChunk 1")]
    [InlineData("EncodeAudio")]
    [InlineData("EncodeAudio 2")]
    [InlineData("VerifyChunk 2")]
    [InlineData("VerifyAudio")]
    [InlineData("VerifyAudio 1")]
    [InlineData("SwitchPointer")]
    public async Task A_refusal_by_a_later_step_is_undone_in_reverse_order_and_told_to_the_instructor(string step)
    {
        var refusal = new Refusal(FailureReasons.Damaged, $"A sentence about {step}.");
        var run = new FakeRun { Sounds = 3 }.Answering(step, refusal);

        var outcome = await workflow.RunAsync(run);

        Assert.Equal(refusal, outcome.Refusal);
        Assert.Equal(EverythingUndone, outcome.Undone);
        Assert.Equal(["MarkFailed", .. EverythingUndone, "CloseVersion"], run.Begun.TakeLast(5));
        AssertTold(run, refusal);
    }

    [Fact]
    public async Task A_presentation_that_does_not_cover_the_video_is_undone()
    {
        var refusal = new Refusal(FailureReasons.QualityCheckFailed, "A gap.");
        var run = new FakeRun().Answering(nameof(AssemblePresentation), new Assembled(null, refusal));

        var outcome = await workflow.RunAsync(run);

        Assert.Equal(refusal, outcome.Refusal);
        Assert.Equal(EverythingUndone, outcome.Undone);
        Assert.DoesNotContain("VerifyAudio", run.Begun);
        Assert.DoesNotContain(nameof(SwitchPointer), run.Begun);
    }

    [Fact]
    public async Task After_a_refused_chunk_no_further_one_begins_and_what_runs_is_waited_for_before_anything_is_removed()
    {
        var run = new FakeRun { Chunks = 20, ChunksAtOnce = 2 }.Answering("EncodeChunk 0", new Refusal(FailureReasons.Damaged, "Damaged."));
        var order = ChunkOrder.Of(20);
        var second = $"EncodeChunk {order[1]}";
        var gate = run.Gate(second);
        await workflow.StartAsync(run);
        await Testing.Eventually.TrueAsync(() => run.Ended.Contains("EncodeChunk 0") && run.Begun.Contains(second) && run.Ended.Contains("PackageAudio"));
        gate.SetResult();

        await workflow.EndAsync(run);

        Assert.DoesNotContain($"EncodeChunk {order[2]}", run.Begun);
        Assert.True(run.Ended.ToList().IndexOf(second) < run.Ended.ToList().IndexOf(nameof(RemoveVersionFiles)));
    }

    private static void AssertTold(FakeRun run, Refusal refusal)
    {
        Assert.Equal(refusal, Assert.IsType<MarkFailedInput>(run.Inputs[nameof(MarkFailed)]).Refusal);
        Assert.Equal(refusal, Assert.IsType<CloseVersionInput>(run.Inputs[nameof(CloseVersion)]).Refusal);
    }
}
