using Dapr.Workflow;
using EduStream.Media;
using EduStream.Media.Planning;
using EduStream.PublishVideo.Activities;

namespace EduStream.PublishVideo.Sections;

/// <summary>Runs work over all parts of a version: chunk by chunk in the workflow itself, or by child workflows that have a section each when it is long.</summary>
internal sealed class Ladder(WorkflowContext context, PublishVideoInput input, PlanSummary plan, SectionCalls calls)
{
    // Instances from before chunks were taken from all over the lecture go on from its beginning to its end.
    private readonly IReadOnlyList<int> order = context.IsPatched("chunk-order") ? ChunkOrder.Of(plan.Chunks) : [.. Enumerable.Range(0, plan.Chunks)];

    /// <summary>The first refusal; null when everything went well.</summary>
    internal Task<Refusal?> RunAsync(LadderWork work) => calls.Wanted(plan.Chunks)
        ? RunSectionsAsync(work)
        : FanOut.RunAsync(plan, step => Parts.RunAsync(context, work, new ChunkInput(input, order[step])), sound => SoundAsync(work, sound));

    private Task<Refusal?> RunSectionsAsync(LadderWork work)
    {
        var atOnce = Math.Min(SectionGrid.MostAtOnce, plan.ChunksAtOnce);
        var sections = SectionGrid.Split(plan.Chunks, atOnce);
        var kind = work == LadderWork.Encode ? "encode" : "verify";
        return FanOut.RunAsync(atOnce, sections.Count, SectionAsync, plan.SoundCount, sound => SoundAsync(work, sound), halt: () => calls.StopAsync(kind));

        async Task<Refusal?> SectionAsync(int lane, int index)
        {
            var section = new LadderSectionInput(input, work, sections[index].Of(order), SectionGrid.ShareOf(lane, atOnce, plan.ChunksAtOnce));
            return (await calls.RunAsync<SectionOutcome>(nameof(LadderSectionWorkflow), kind, index, section)).Read();
        }
    }

    private Task<Refusal?> SoundAsync(LadderWork work, int sound) => Parts.RunAsync(context, work, SoundInput.Of(input, sound));
}
