using EduStream.Contracts.Progress;
using EduStream.Media.Planning;
using EduStream.PublishVideo;
using EduStream.PublishVideo.Activities;
using EduStream.Testing;
using Xunit;

namespace EduStream.Tests.Component.Workflows.PublishVideo;

[Trait("Suite", "workflow")]
public sealed class PublishingTests(PublishVideoFixture workflow) : IClassFixture<PublishVideoFixture>
{
    [Fact]
    public async Task A_good_upload_goes_through_every_step_once_and_is_published()
    {
        var run = new FakeRun();

        var outcome = await workflow.RunAsync(run);

        Assert.Null(outcome.Refusal);
        Assert.Empty(outcome.Undone);
        Assert.Equal(run.Begun.Where(step => step != "CloseInstant").Distinct().Count(), run.Begun.Count(step => step != "CloseInstant"));
        Assert.Equal(["StartVersion", "InspectSource", "PlanInstant", "CreateKeys"], run.Begun.Take(4));
        var ladder = run.Begun.Skip(4).Where(step => !step.Contains("Instant", StringComparison.Ordinal) && step != "MakePlayable").ToList();
        Assert.Equal(["AnalyseSource", "PlanEncoding"], ladder.Take(2));
        Assert.Equal(
            ["EncodeAudio", "EncodeChunk 0", "EncodeChunk 1", "EncodeChunk 2", "PackageAudio", "PackageChunk 0", "PackageChunk 1", "PackageChunk 2"],
            ladder.Skip(2).Take(8).Order(StringComparer.Ordinal));
        Assert.Equal("AssemblePresentation", ladder[10]);
        Assert.Equal(["VerifyAudio", "VerifyChunk 0", "VerifyChunk 1", "VerifyChunk 2"], ladder.Skip(11).Take(4).Order(StringComparer.Ordinal));
        Assert.Equal(["SwitchPointer", "SweepWork", "CloseVersion"], ladder.Skip(15));
    }

    [Fact]
    public async Task The_catalog_is_given_what_assembly_found()
    {
        var run = new FakeRun();

        await workflow.RunAsync(run);

        var given = Assert.IsType<SwitchPointerInput>(run.Inputs["SwitchPointer"]);
        Assert.Equal(FakeActivities.Summary.DurationSeconds, given.Summary.DurationSeconds);
        Assert.Equal(FakeActivities.Summary.Renditions, given.Summary.Renditions);
        Assert.Null(Assert.IsType<CloseVersionInput>(run.Inputs["CloseVersion"]).Refusal);
    }

    [Fact]
    public async Task A_silent_upload_has_no_step_for_sound()
    {
        var run = new FakeRun { Sounds = 0 };

        var outcome = await workflow.RunAsync(run);

        Assert.Null(outcome.Refusal);
        Assert.DoesNotContain(run.Begun, step => step.Contains("Audio", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Each_sound_is_encoded_packaged_and_checked_by_itself()
    {
        var run = new FakeRun { Chunks = 1, Sounds = 3 };

        var outcome = await workflow.RunAsync(run);

        Assert.Null(outcome.Refusal);
        foreach (var step in new[] { nameof(EncodeAudio), nameof(PackageAudio), nameof(VerifyAudio) })
        {
            Assert.Equal([step, $"{step} 1", $"{step} 2"], run.Begun.Where(begun => begun.StartsWith(step, StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        }

        var given = Assert.IsType<SoundInput>(run.Inputs["PackageAudio 2"]);
        Assert.Equal((run.Input.VideoId, run.Input.UploadId, 2), (given.VideoId, given.UploadId, given.Sound));
    }

    [Fact]
    public async Task A_recording_without_picture_has_no_step_for_chunks()
    {
        var run = new FakeRun { Chunks = 0 };

        var outcome = await workflow.RunAsync(run);

        Assert.Null(outcome.Refusal);
        Assert.DoesNotContain(run.Begun, step => step.Contains("Chunk", StringComparison.Ordinal));
        Assert.Equal(
            ["EncodeAudio", "PackageAudio", "AssemblePresentation", "VerifyAudio", "SwitchPointer"], run.Begun.SkipWhile(step => step != "EncodeAudio").Take(5));
    }

    [Fact]
    public async Task No_more_chunks_are_in_work_at_once_than_the_plan_says()
    {
        var run = new FakeRun { Chunks = 5, ChunksAtOnce = 2, Sounds = 0 };
        var gate = run.Gate(nameof(EncodeChunk));
        await workflow.StartAsync(run);
        await Eventually.TrueAsync(() => run.Begun.Count(step => step.StartsWith("EncodeChunk", StringComparison.Ordinal)) == 2);
        Assert.Equal(ProgressStages.Encode, await workflow.StatusAsync(run));

        gate.SetResult();
        await workflow.EndAsync(run);

        // A third chunk begins only when one of the first two is packaged.
        Assert.True(run.Begun.ToList().IndexOf($"EncodeChunk {ChunkOrder.Of(5)[2]}") > run.Begun.ToList().FindIndex(step => step.StartsWith("PackageChunk", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("InspectSource", ProgressStages.Inspect)]
    [InlineData("PackageChunk", ProgressStages.Encode)]
    [InlineData("AssemblePresentation", ProgressStages.Package)]
    [InlineData("VerifyChunk", ProgressStages.Verify)]
    [InlineData("SwitchPointer", ProgressStages.Publish)]
    public async Task The_custom_status_names_the_stage(string step, string stage)
    {
        var run = new FakeRun();
        var gate = run.Gate(step);
        await workflow.StartAsync(run);
        await Eventually.TrueAsync(() => run.Begun.Any(begun => begun.StartsWith(step, StringComparison.Ordinal)));

        Assert.Equal(stage, await workflow.StatusAsync(run));

        gate.SetResult();
        await workflow.EndAsync(run);
    }

    [Fact]
    public async Task A_worker_that_dies_is_replaced_and_what_was_done_is_not_done_again()
    {
        var run = new FakeRun();
        var gate = run.Gate("PackageChunk 1");
        await workflow.StartAsync(run);
        await Eventually.TrueAsync(() => run.Begun.Contains("PackageChunk 1"));

        await workflow.ReplaceWorkerAsync();
        gate.SetResult();
        var outcome = await workflow.EndAsync(run);

        Assert.Null(outcome.Refusal);
        Assert.Single(run.Begun, "CreateKeys");
        Assert.Single(run.Begun, "EncodeChunk 1");
        Assert.Single(run.Begun, "SwitchPointer");
    }
}
