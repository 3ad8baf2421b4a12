using Dapr.Workflow;
using EduStream.Media;
using EduStream.PublishVideo.Activities;

namespace EduStream.PublishVideo;

/// <summary>What is done with each part of a ladder: a chunk of the picture, or a whole sound.</summary>
internal enum LadderWork
{
    /// <summary>It is encoded, and packaged as soon as it is.</summary>
    Encode,

    /// <summary>What was published of it is read back.</summary>
    Verify,
}

/// <summary>The steps of the workflow that work on one part of a version.</summary>
internal static class Parts
{
    /// <summary>A refusal when the chunk cannot be decoded, or did not come out as planned.</summary>
    internal static Task<Refusal?> RunAsync(WorkflowContext context, LadderWork work, ChunkInput chunk) => work == LadderWork.Encode
        ? MakeAsync(context, nameof(EncodeChunk), nameof(PackageChunk), chunk)
        : context.CallActivityAsync<Refusal?>(nameof(VerifyChunk), chunk, PublishVideoWorkflow.Call);

    /// <summary>The same for a sound.</summary>
    internal static Task<Refusal?> RunAsync(WorkflowContext context, LadderWork work, SoundInput sound) => work == LadderWork.Encode
        ? MakeAsync(context, nameof(EncodeAudio), nameof(PackageAudio), sound)
        : context.CallActivityAsync<Refusal?>(nameof(VerifyAudio), sound, PublishVideoWorkflow.Call);

    private static async Task<Refusal?> MakeAsync(WorkflowContext context, string encode, string package, object part)
    {
        if (await context.CallActivityAsync<Refusal?>(encode, part, PublishVideoWorkflow.Encode) is { } refusal)
        {
            return refusal;
        }

        await context.CallActivityAsync<object?>(package, part, PublishVideoWorkflow.Call);
        return null;
    }
}
