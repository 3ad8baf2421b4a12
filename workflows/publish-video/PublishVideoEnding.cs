using Dapr.Workflow;
using EduStream.Contracts.Progress;
using EduStream.Media;
using EduStream.PublishVideo.Activities;
using EduStream.PublishVideo.Instant;
using EduStream.PublishVideo.Outcomes;
using EduStream.PublishVideo.Progress;

namespace EduStream.PublishVideo;

/// <summary>
/// How a run ends: published; refused, and undone in reverse order; or broken, when a step failed in all its tries though the file gave no cause. What a broken run
/// made is kept for a while: a retry goes on from there, and when none comes it is undone like everything else.
/// </summary>
internal static class PublishVideoEnding
{
    /// <param name="refusal">Null when the pointer names the version.</param>
    internal static async Task<PublishOutcome> EndAsync(WorkflowContext context, PublishVideoInput input, Refusal? refusal, Stack<string> undo)
    {
        // The catalog has the last word: when an answer was lost it may have published what looks failed here, and then nothing is undone.
        if (refusal is not null && !await InsistAsync<bool>(context, nameof(MarkFailed), new MarkFailedInput(input, refusal)))
        {
            refusal = null;
        }

        var undone = new List<string>();
        if (refusal is null)
        {
            // 11. Who still watches the instant stream may go on; nothing that viewers see depends on the scratch any more.
            await InsistAsync<object?>(context, nameof(CloseInstant), input);
            await InsistAsync<object?>(context, nameof(RetireInstant), input);
            await InsistAsync<object?>(context, nameof(SweepWork), input);
            Logger(context).VersionPublished(input.VideoId, input.Version);
        }
        else
        {
            foreach (var step in InOrder(undo).Reverse())
            {
                await InsistAsync<object?>(context, step, input);
                undone.Add(step);
            }

            Logger(context).VersionWithdrawn(input.VideoId, input.Version, refusal.Reason);
        }

        // 12. Last, because whoever finds an ending knows that nothing is left to do.
        await InsistAsync<object?>(context, nameof(CloseVersion), new CloseVersionInput(input, refusal));
        return new PublishOutcome(refusal, undone);
    }

    internal static async Task<PublishOutcome> BreakAsync(WorkflowContext context, PublishVideoInput input, WorkflowTaskFailedException failure, Stack<string> undo)
    {
        Logger(context).StepFailed(input.VideoId, input.Version, failure.FailureDetails.ErrorMessage);
        if (!await InsistAsync<bool>(context, nameof(MarkFailed), new MarkFailedInput(input, Refusals.Kept, Kept: true)))
        {
            return await EndAsync(context, input, refusal: null, undo);
        }

        var keep = new KeepVersionInput(input, StepFailedException.StepOf(failure.FailureDetails.ErrorMessage), [.. InOrder(undo)]);
        var kept = await InsistAsync<TimeSpan>(context, nameof(KeepVersion), keep);
        context.SetCustomStatus(ProgressStages.Kept);
        if (await IsRetriedAsync(context, input, kept))
        {
            context.ContinueAsNew(input with { Run = input.Run + 1, Undo = keep.Undo });
            return new PublishOutcome(Refusals.Kept, []);
        }

        return await EndAsync(context, input, Refusals.Internal, undo);
    }

    private static async Task<bool> IsRetriedAsync(WorkflowContext context, PublishVideoInput input, TimeSpan limit)
    {
        try
        {
            await context.WaitForExternalEventAsync<object?>(PublishVideoInput.RetryEventOf(input.Run), limit);
            return true;
        }
        catch (TaskCanceledException)
        {
            return false;
        }
    }

    // A retry notes the undo of steps that an earlier run noted too: the first time counts, so that the order stays that of the making.
    private static IEnumerable<string> InOrder(Stack<string> undo) => undo.Reverse().Distinct();

    private static Task<T> InsistAsync<T>(WorkflowContext context, string activity, object input) => context.CallActivityAsync<T>(activity, input, PublishVideoWorkflow.Insist);

    private static ILogger Logger(WorkflowContext context) => context.CreateReplaySafeLogger<PublishVideoWorkflow>();
}
