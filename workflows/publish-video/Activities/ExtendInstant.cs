using Dapr.Workflow;
using EduStream.PublishVideo.Instant;
using EduStream.PublishVideo.Work;

namespace EduStream.PublishVideo.Activities;

/// <summary>Viewers see the next chunk of the instant stream.</summary>
internal sealed class ExtendInstant(WorkFiles files, PackagedCommit packaged, InstantIndex index) : WorkflowActivity<ChunkInput, object?>
{
    public override async Task<object?> RunAsync(WorkflowActivityContext context, ChunkInput input)
    {
        var plan = await files.ReadAsync<InstantPlan>(WorkPaths.InstantPlan(input.Version));
        await index.ExtendAsync(input.Version, plan, await packaged.ReadAsync(input.Version, plan.Work, WorkPart.Chunk(input.Chunk)));
        return null;
    }
}

/// <summary>The instant stream ends here. Nothing happens when it never began.</summary>
internal sealed class CloseInstant(WorkFiles files, PackagedCommit packaged, InstantIndex index) : WorkflowActivity<PublishVideoInput, object?>
{
    public override async Task<object?> RunAsync(WorkflowActivityContext context, PublishVideoInput input)
    {
        if (await index.IsOpenAsync(input))
        {
            var plan = await files.ReadAsync<InstantPlan>(WorkPaths.InstantPlan(input));
            await index.CloseAsync(input, plan, await packaged.ReadAsync(input, plan.Work, WorkPart.Chunk(0)));
        }

        return null;
    }
}
