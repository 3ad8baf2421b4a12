using Dapr.Workflow;
using EduStream.PublishVideo.Activities;
using EduStream.PublishVideo.Sections;

namespace EduStream.PublishVideo.Instant;

/// <summary>One section of a long instant stream. False: nothing more is to be shown.</summary>
internal sealed class InstantSectionWorkflow : Workflow<InstantSectionInput, bool>
{
    public override Task<bool> RunAsync(WorkflowContext context, InstantSectionInput input)
    {
        var told = context.WaitForExternalEventAsync<object?>(SectionCalls.StopEvent);
        return new InstantChunks(context, input.Version, input.Plan, input.Chunks, () => told.IsCompleted).RunAsync();
    }
}

internal sealed record InstantSectionInput(PublishVideoInput Version, InstantSummary Plan, ChunkRange Chunks);
