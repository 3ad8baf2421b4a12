using EduStream.PublishVideo.Activities;
using EduStream.Testing;
using Xunit;

namespace EduStream.Tests.Component.Workflows.PublishVideo;

[Trait("Suite", "workflow")]
public sealed class FirstPictureTests(PublishVideoFixture workflow) : IClassFixture<PublishVideoFixture>
{
    [Fact]
    public async Task Nothing_of_the_ladder_begins_before_the_first_picture_is_made_and_then_it_does_not_wait_for_the_rest()
    {
        var run = new FakeRun { InstantChunks = 6, ChunksAtOnce = 4 };
        var (first, rest) = (run.Gate("MakeInstantChunk 0"), run.Gate("MakeInstantChunk 1"));
        await workflow.StartAsync(run);
        await Eventually.TrueAsync(() => run.Begun.Contains("MakeInstantChunk 0"));
        Assert.DoesNotContain(nameof(AnalyseSource), run.Begun);

        first.SetResult();
        await Eventually.TrueAsync(() => run.Ended.Contains(nameof(PlanEncoding)));
        Assert.DoesNotContain("ExtendInstant 1", run.Begun);
        rest.SetResult();

        Assert.Null((await workflow.EndAsync(run)).Refusal);
    }

    [Fact]
    public async Task A_first_picture_that_cannot_be_shown_yet_does_not_hold_the_ladder_up()
    {
        var run = new FakeRun { InstantChunks = 6 };
        var gate = run.Gate(nameof(MakePlayable));
        await workflow.StartAsync(run);
        await Eventually.TrueAsync(() => run.Ended.Contains(nameof(AssemblePresentation)) && run.Begun.Contains(nameof(MakePlayable)));
        gate.SetResult();

        Assert.Null((await workflow.EndAsync(run)).Refusal);
    }

    [Fact]
    public async Task Without_a_first_picture_the_ladder_is_made_all_the_same()
    {
        var run = new FakeRun { InstantChunks = 6 }.Failing("MakeInstantChunk 0");

        Assert.Null((await workflow.RunAsync(run)).Refusal);

        Assert.DoesNotContain("MakeInstantChunk 1", run.Begun);
        Assert.Contains(nameof(SwitchPointer), run.Ended);
    }
}
