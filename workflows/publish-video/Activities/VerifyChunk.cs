using Dapr.Workflow;
using EduStream.Media;
using EduStream.PublishVideo.Progress;
using EduStream.PublishVideo.Work;

namespace EduStream.PublishVideo.Activities;

/// <summary>Decrypts and decodes the published segments of one chunk in every rendition, and compares what comes out with the plan.</summary>
internal sealed class VerifyChunk(WorkFiles files, Verification verification, StepProgressFactory progresses, EncodeSlots slots) : WorkflowActivity<ChunkInput, Refusal?>
{
    public override async Task<Refusal?> RunAsync(WorkflowActivityContext context, ChunkInput input)
    {
        var (version, chunk) = input;
        var plan = await files.ReadPlanAsync(version);
        using var slot = await slots.TakeAsync(version.OwnerId, WorkClass.Optional);
        await using var progress = await progresses.StartAsync(version, Steps.Verify(chunk));
        return await verification.RunAsync(version, plan, WorkPart.Chunk(chunk), decoded => Expected.Faults(plan.Plan, plan.Plan.Chunk(chunk), decoded), progress);
    }
}

/// <summary>The same for one sound.</summary>
internal sealed class VerifyAudio(WorkFiles files, Verification verification, StepProgressFactory progresses, EncodeSlots slots) : WorkflowActivity<SoundInput, Refusal?>
{
    public override async Task<Refusal?> RunAsync(WorkflowActivityContext context, SoundInput input)
    {
        var plan = await files.ReadPlanAsync(input);
        using var slot = await slots.TakeAsync(input.OwnerId, WorkClass.Optional);
        await using var progress = await progresses.StartAsync(input, Steps.VerifyAudio(input.Sound));
        return await verification.RunAsync(input, plan, WorkPart.Sound(input.Sound), decoded => Expected.AudioFaults(plan.Plan, decoded), progress);
    }
}
