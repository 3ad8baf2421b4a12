using EduStream.Contracts.Videos;
using EduStream.Media;
using EduStream.Media.Planning;
using EduStream.PublishVideo.Activities;
using EduStream.PublishVideo.Outcomes;
using EduStream.Testing;
using Xunit;

namespace EduStream.Tests.Component.Workflows.PublishVideo;

/// <summary>What goes wrong in a section ends the run as if it had no sections.</summary>
[Trait("Suite", "workflow")]
public sealed class SectionFailureTests(PublishVideoFixture workflow) : IClassFixture<PublishVideoFixture>
{
    [Theory]
    [InlineData(nameof(EncodeChunk), true)]
    [InlineData(nameof(VerifyChunk), true)]
    [InlineData(nameof(EncodeChunk), false)]
    public async Task After_a_refusal_no_section_begins_a_further_chunk_and_what_runs_is_waited_for_before_anything_is_removed(string kind, bool ofChunk)
    {
        // Eight sections of 52 or 53 chunks: four are at their second one, the others have not begun.
        string[] seconds = [.. ((int[])[1, 53, 106, 158]).Select(At)];
        var step = ofChunk ? seconds[0] : nameof(EncodeAudio);
        var refusal = new Refusal(FailureReasons.Damaged, "Damaged.");
        var run = new FakeRun { Chunks = 420, ChunksAtOnce = 4 }.Answering(step, refusal);
        var held = seconds.Where(second => second != step).ToList();
        var (refuses, gates) = (run.Gate(step), held.Select(run.Gate).ToList());
        await workflow.StartAsync(run);
        await Eventually.TrueAsync(() => run.Begun.Contains(step) && held.All(run.Begun.Contains), TimeSpan.FromMinutes(1));
        refuses.SetResult();
        await Eventually.TrueAsync(() => run.Ended.Contains(nameof(StopSections)), TimeSpan.FromMinutes(1));
        Assert.DoesNotContain(nameof(MarkFailed), run.Begun);
        await workflow.ToldAsync(Assert.IsType<StopSectionsInput>(run.Inputs[nameof(StopSections)]));
        gates.ForEach(gate => gate.SetResult());

        var outcome = await workflow.EndAsync(run);

        Assert.Equal(refusal, outcome.Refusal);
        Assert.Equal([nameof(RemoveVersionFiles), nameof(RemoveKeys), nameof(SweepWork)], outcome.Undone);
        Assert.DoesNotContain(((int[])[2, 54, 107, 159, 210]).Select(At), run.Begun.Contains);
        Assert.All(held, chunk => Assert.True(run.Ended.ToList().IndexOf(chunk) < run.Ended.ToList().IndexOf(nameof(RemoveVersionFiles))));

        string At(int position) => $"{kind} {ChunkOrder.Of(420)[position]}";
    }

    [Fact]
    public async Task Sections_that_cannot_be_told_go_on_to_their_end_and_no_further_one_begins()
    {
        var run = new FakeRun { Chunks = 420, ChunksAtOnce = 4 }.Answering("EncodeChunk 0", new Refusal(FailureReasons.Damaged, "Damaged.")).Failing(nameof(StopSections));

        Assert.Equal(FailureReasons.Damaged, (await workflow.RunAsync(run)).Refusal?.Reason);

        Assert.Equal(5, run.Begun.Count(step => step == nameof(StopSections)));
        Assert.Equal([0, .. ChunkOrder.Of(420).Skip(52).Take(158).Order()], SectionTests.Chunks(run.Ended, nameof(EncodeChunk)).Order());
    }

    [Theory]
    [InlineData("EncodeChunk 77", "encode-77")]
    [InlineData("PackageChunk 110", "package-110")]
    [InlineData("VerifyChunk 3", "verify-3")]
    public async Task A_step_that_never_succeeds_in_a_section_breaks_the_run_by_its_name_and_a_retry_goes_on_in_sections_of_its_own(string step, string name)
    {
        var run = new FakeRun { Chunks = 120, ChunksAtOnce = 8, Kept = TimeSpan.FromDays(3) }.Failing(step);
        await workflow.StartAsync(run);
        await Eventually.TrueAsync(() => run.Ended.Contains(nameof(KeepVersion)), TimeSpan.FromMinutes(1));
        Assert.Equal(name, Assert.IsType<KeepVersionInput>(run.Inputs[nameof(KeepVersion)]).Step);

        run.Mend(step);
        await workflow.RetryAsync(run, ofRun: 1);

        Assert.Null((await workflow.EndAsync(run)).Refusal);
        Assert.Contains("-2-encode-", run.Instances["EncodeChunk 77"], StringComparison.Ordinal);
        Assert.Single(run.Begun, nameof(SwitchPointer));
    }

    [Fact]
    public async Task A_section_that_somebody_ends_breaks_the_run()
    {
        var run = new FakeRun { Chunks = 120, ChunksAtOnce = 4, Kept = TimeSpan.Zero };
        var gate = run.Gate("EncodeChunk 30");
        await workflow.StartAsync(run);
        await Eventually.TrueAsync(() => run.Begun.Contains("EncodeChunk 30"), TimeSpan.FromMinutes(1));
        await workflow.TerminateAsync(run.Instances["EncodeChunk 30"]);
        gate.SetResult();

        Assert.Equal(Refusals.Internal, (await workflow.EndAsync(run)).Refusal);
        Assert.Null(Assert.IsType<KeepVersionInput>(run.Inputs[nameof(KeepVersion)]).Step);
    }

    [Fact]
    public async Task A_version_that_is_begun_again_does_not_meet_the_sections_of_an_instance_that_was_lost()
    {
        var run = new FakeRun { Chunks = 120, ChunksAtOnce = 4 };
        var gate = run.Gate("EncodeChunk 30");
        await workflow.StartAsync(run);
        await Eventually.TrueAsync(() => run.Begun.Contains("EncodeChunk 30"), TimeSpan.FromMinutes(1));
        var lost = run.Instances["EncodeChunk 30"];
        await workflow.LoseAsync(run);

        await workflow.StartAsync(run);
        await Eventually.TrueAsync(() => run.Instances["EncodeChunk 30"] != lost, TimeSpan.FromMinutes(1));
        gate.SetResult();

        Assert.Null((await workflow.EndAsync(run)).Refusal);
    }

    [Fact]
    public async Task A_worker_that_dies_in_the_middle_costs_nothing()
    {
        var run = new FakeRun { Chunks = 120, ChunksAtOnce = 4 };
        var gate = run.Gate("PackageChunk 40");
        await workflow.StartAsync(run);
        await Eventually.TrueAsync(() => run.Begun.Contains("PackageChunk 40"), TimeSpan.FromMinutes(1));
        var replaced = workflow.ReplaceWorkerAsync();
        gate.SetResult();
        await replaced;

        Assert.Null((await workflow.EndAsync(run)).Refusal);
        Assert.Equal(Enumerable.Range(0, 120), SectionTests.Chunks(run.Ended, nameof(VerifyChunk)).Order());
    }
}
