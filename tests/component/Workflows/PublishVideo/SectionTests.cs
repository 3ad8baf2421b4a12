using System.Globalization;
using EduStream.Contracts.Progress;
using EduStream.Media.Planning;
using EduStream.PublishVideo.Activities;
using EduStream.Testing;
using Xunit;

namespace EduStream.Tests.Component.Workflows.PublishVideo;

/// <summary>A long ladder runs in sections: child workflows, several at once.</summary>
[Trait("Suite", "workflow")]
public sealed class SectionTests(PublishVideoFixture workflow) : IClassFixture<PublishVideoFixture>
{
    private static readonly string[] PerChunk = [nameof(EncodeChunk), nameof(PackageChunk), nameof(VerifyChunk)];

    [Fact]
    public async Task Every_chunk_is_made_and_checked_once_by_the_section_that_it_belongs_to()
    {
        var run = new FakeRun { Chunks = 122, ChunksAtOnce = 6, Sounds = 2 };

        var outcome = await workflow.RunAsync(run);

        Assert.Null(outcome.Refusal);
        foreach (var step in PerChunk)
        {
            Assert.Equal(Enumerable.Range(0, 122), Chunks(run.Begun, step).Order());
        }

        foreach (var (chunk, position) in ChunkOrder.Of(122).Select((chunk, position) => (chunk, position)))
        {
            // Four sections, of 30 and of 31 chunks.
            var section = position < 30 ? 0 : position < 61 ? 1 : position < 91 ? 2 : 3;
            Assert.StartsWith($"{run.WorkflowId}-1-encode-{section}-", run.Instances[$"EncodeChunk {chunk}"], StringComparison.Ordinal);
            Assert.Equal(run.Instances[$"EncodeChunk {chunk}"], run.Instances[$"PackageChunk {chunk}"]);
            Assert.StartsWith($"{run.WorkflowId}-1-verify-{section}-", run.Instances[$"VerifyChunk {chunk}"], StringComparison.Ordinal);
        }

        Assert.All(["EncodeAudio", "PackageAudio 1", "VerifyAudio 1", "AssemblePresentation"], step => Assert.Equal(run.WorkflowId, run.Instances[step]));
        Assert.True(run.Ended.ToList().FindLastIndex(step => step.StartsWith("PackageChunk", StringComparison.Ordinal)) < run.Ended.ToList().IndexOf("AssemblePresentation"));
    }

    [Theory]
    [InlineData(nameof(EncodeChunk), 6)]
    [InlineData(nameof(VerifyChunk), 6)]
    [InlineData(nameof(EncodeChunk), 3)]
    [InlineData(nameof(VerifyChunk), 1)]
    public async Task All_sections_together_have_as_many_chunks_in_work_as_the_plan_says_and_no_more(string step, int most)
    {
        var run = new FakeRun { Chunks = 110, ChunksAtOnce = most, Sounds = 0 };
        var gate = run.Gate(step);
        await workflow.StartAsync(run);
        await Eventually.TrueAsync(() => Chunks(run.Begun, step).Count() == most, TimeSpan.FromMinutes(1));
        gate.SetResult();

        Assert.Null((await workflow.EndAsync(run)).Refusal);

        Assert.Equal(most, run.MostAtOnce[step]);
    }

    [Fact]
    public async Task Chunks_of_a_section_begin_in_order_and_the_version_keeps_its_status()
    {
        var run = new FakeRun { Chunks = 120, ChunksAtOnce = 4, Sounds = 0 };
        var order = ChunkOrder.Of(120);
        var gate = run.Gate($"VerifyChunk {order[^1]}");
        await workflow.StartAsync(run);
        await Eventually.TrueAsync(() => Chunks(run.Ended, nameof(VerifyChunk)).Count() == 119, TimeSpan.FromMinutes(1));
        Assert.Equal(ProgressStages.Verify, await workflow.StatusAsync(run));
        gate.SetResult();
        await workflow.EndAsync(run);

        foreach (var section in Enumerable.Range(0, 4))
        {
            var its = order.Skip(section * 30).Take(30).ToList();
            Assert.Equal(its, Chunks(run.Begun, nameof(EncodeChunk)).Where(its.Contains));
        }
    }

    [Fact]
    public async Task As_many_chunks_as_fit_into_one_history_stay_in_it()
    {
        var run = new FakeRun { Chunks = 100, ChunksAtOnce = 16, InstantChunks = 100 };

        Assert.Null((await workflow.RunAsync(run)).Refusal);

        Assert.All(run.Instances.Values, instance => Assert.Equal(run.WorkflowId, instance));
    }

    /// <summary>The chunks that a step worked on, in its order.</summary>
    internal static IEnumerable<int> Chunks(IEnumerable<string> steps, string step) =>
        steps.Where(label => label.StartsWith(step + ' ', StringComparison.Ordinal)).Select(label => int.Parse(label[(step.Length + 1)..], CultureInfo.InvariantCulture));
}
