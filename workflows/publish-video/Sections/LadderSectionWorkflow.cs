using Dapr.Workflow;

namespace EduStream.PublishVideo.Sections;

/// <summary>One section of a long ladder: as the parent does it with a short one, chunks in order and so many at once.</summary>
internal sealed class LadderSectionWorkflow : Workflow<LadderSectionInput, SectionOutcome>
{
    public override async Task<SectionOutcome> RunAsync(WorkflowContext context, LadderSectionInput input)
    {
        var told = context.WaitForExternalEventAsync<object?>(SectionCalls.StopEvent);
        try
        {
            return new SectionOutcome(await FanOut.RunAsync(
                input.ChunksAtOnce,
                input.Chunks.Count,
                (_, step) => Parts.RunAsync(context, input.Work, new ChunkInput(input.Version, input.Chunks[step])),
                sounds: 0,
                _ => throw new InvalidOperationException("Sounds run in the parent."),
                told));
        }
        catch (WorkflowTaskFailedException failure)
        {
            return SectionOutcome.Of(failure);
        }
    }
}

internal sealed record LadderSectionInput(PublishVideoInput Version, LadderWork Work, IReadOnlyList<int> Chunks, int ChunksAtOnce);
