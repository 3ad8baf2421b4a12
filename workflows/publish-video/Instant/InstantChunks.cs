using Dapr.Workflow;
using EduStream.Media;
using EduStream.PublishVideo.Activities;
using EduStream.PublishVideo.Sections;

namespace EduStream.PublishVideo.Instant;

/// <summary>
/// Chunks of the instant stream, all of them or those of a section: made side by side and shown in order.
/// <code>
/// make     |0|1 |2   |3      |     short ones first; the others as soon as 0 is out
/// show       0 1  2     3    close
/// </code>
/// </summary>
internal sealed class InstantChunks(WorkflowContext context, PublishVideoInput input, InstantSummary plan, ChunkRange chunks, Func<bool> stopped)
{
    private readonly List<Task<Refusal?>> made = [];

    /// <summary>Ends when they are shown, broken or stopped, and nothing of them runs any more: an undo must not race with it. False: nothing more is to be shown.</summary>
    internal async Task<bool> RunAsync()
    {
        var chunk = chunks.First;
        try
        {
            while (chunk < chunks.End && !stopped() && await ShowAsync(chunk))
            {
                chunk++;
            }
        }
        catch (WorkflowTaskFailedException failure)
        {
            context.CreateReplaySafeLogger<PublishVideoWorkflow>().InstantStreamBroken(input.VideoId, input.Version, failure.FailureDetails.ErrorMessage);
        }

        foreach (var task in made)
        {
            await EndedAsync(task);
        }

        return chunk == chunks.End;
    }

    /// <summary>After <see cref="RunAsync"/> was called: ends when the first of them is made, or cannot be.</summary>
    internal Task FirstMadeAsync() => made.Count == 0 ? Task.CompletedTask : EndedAsync(made[0]);

    private async Task<bool> ShowAsync(int chunk)
    {
        for (var ahead = chunk == 0 ? 1 : plan.ChunksAtOnce; made.Count < Math.Min(chunks.Count, chunk - chunks.First + ahead);)
        {
            made.Add(context.CallActivityAsync<Refusal?>(nameof(MakeInstantChunk), new ChunkInput(input, chunks.First + made.Count), PublishVideoWorkflow.Encode));
        }

        if (await made[chunk - chunks.First] is not null)
        {
            return false;
        }

        await context.CallActivityAsync<object?>(nameof(ExtendInstant), new ChunkInput(input, chunk), PublishVideoWorkflow.Call);
        if (chunk == 0 && !await context.CallActivityAsync<bool>(nameof(MakePlayable), new MakePlayableInput(input, plan.DurationSeconds), PublishVideoWorkflow.Call))
        {
            return false;
        }

        if (chunk == plan.Chunks - 1)
        {
            await context.CallActivityAsync<object?>(nameof(CloseInstant), input, PublishVideoWorkflow.Call);
        }

        return true;
    }

    private static async Task EndedAsync(Task task)
    {
        try
        {
            await task;
        }
        catch (WorkflowTaskFailedException)
        {
            // Said already, or a chunk after the one that was.
        }
    }
}
