using Dapr.Workflow;
using EduStream.Contracts;
using EduStream.PublishVideo.Activities;

namespace EduStream.PublishVideo.Retiring;

/// <summary>Removes files and keys of a version that is kept no longer, when its last viewer has gone and if nobody has gone back to it meanwhile.</summary>
internal sealed class RetireVersionWorkflow : Workflow<RetireVersionInput, bool>
{
    public override async Task<bool> RunAsync(WorkflowContext context, RetireVersionInput input)
    {
        // 1. Sessions that were opened before the pointer moved live on.
        var wait = input.RemoveAt.UtcDateTime - context.CurrentUtcDateTime;
        if (wait > TimeSpan.Zero)
        {
            await context.CreateTimer(wait);
        }

        // 2. From here on the catalog lets nobody go back to it.
        if (!await context.CallActivityAsync<bool>(nameof(ReleaseVersion), input, PublishVideoWorkflow.Insist))
        {
            return false;
        }

        // 3. In the order of an undo: files first, then the keys that nothing is encrypted with any more.
        var version = new PublishVideoInput(input.VideoId, input.Version, default);
        await context.CallActivityAsync<object?>(nameof(RemoveVersionFiles), version, PublishVideoWorkflow.Insist);
        await context.CallActivityAsync<object?>(nameof(RemoveKeys), version, PublishVideoWorkflow.Insist);
        return true;
    }
}

/// <param name="RetiredAt">Tells a later retirement of the same version apart.</param>
internal sealed record RetireVersionInput(VideoId VideoId, int Version, DateTimeOffset RetiredAt, DateTimeOffset RemoveAt)
{
    /// <summary>One instance per retirement.</summary>
    internal string WorkflowId => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"retire-{VideoId}-{Version}-{RetiredAt.ToUnixTimeMilliseconds()}");
}
