using Dapr.Workflow;
using EduStream.Media;
using EduStream.PublishVideo.Activities;

namespace EduStream.PublishVideo;

/// <summary>The part of the workflow that makes one part of a version: encoded, and packaged as soon as it is.</summary>
internal static class Parts
{
    /// <summary>A chunk of the picture; a refusal when it cannot be decoded.</summary>
    internal static async Task<Refusal?> MakeAsync(WorkflowContext context, ChunkInput chunk, WorkflowTaskOptions encode, WorkflowTaskOptions call)
    {
        if (await context.CallActivityAsync<Refusal?>(nameof(EncodeChunk), chunk, encode) is { } refusal)
        {
            return refusal;
        }

        await context.CallActivityAsync<object?>(nameof(PackageChunk), chunk, call);
        return null;
    }

    /// <summary>A whole sound.</summary>
    internal static async Task<Refusal?> MakeAsync(WorkflowContext context, SoundInput sound, WorkflowTaskOptions encode, WorkflowTaskOptions call)
    {
        if (await context.CallActivityAsync<Refusal?>(nameof(EncodeAudio), sound, encode) is { } refusal)
        {
            return refusal;
        }

        await context.CallActivityAsync<object?>(nameof(PackageAudio), sound, call);
        return null;
    }
}
