using Dapr.Workflow;
using EduStream.Media;
using EduStream.PublishVideo.Activities;

namespace EduStream.PublishVideo.Instant;

/// <summary>
/// The part of the workflow that makes something to watch within seconds: chunks of one rendition, made side by side and shown in order. It never
/// makes a version fail; what is wrong with the file the ladder finds too.
/// <code>
/// make     |0|1 |2   |3      |     short ones first; the others as soon as 0 is out
/// show       0 1  2     3    close
/// </code>
/// </summary>
internal sealed class InstantStream(WorkflowContext context, PublishVideoInput input, InstantSummary plan, WorkflowTaskOptions encode, WorkflowTaskOptions call)
{
    private readonly List<Task<Refusal?>> made = [];
    private bool stopped;

    /// <summary>Ends with the ladder, and not before nothing of the stream runs any more. When the ladder is not published no further chunk begins.</summary>
    internal async Task<Refusal?> RunBesideAsync(Func<Task<Refusal?>> ladder)
    {
        var growing = RunAsync();
        try
        {
            var refusal = await ladder();
            stopped = refusal is not null;
            return refusal;
        }
        catch (WorkflowTaskFailedException)
        {
            stopped = true;
            throw;
        }
        finally
        {
            await growing;
        }
    }

    /// <summary>Ends when the stream is complete, broken or stopped, and nothing of it runs any more: an undo must not race with it.</summary>
    private async Task RunAsync()
    {
        try
        {
            for (var chunk = 0; chunk < plan.Chunks && !stopped && await ShowAsync(chunk); chunk++)
            {
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
    }

    /// <summary>False: nothing more is to be shown.</summary>
    private async Task<bool> ShowAsync(int chunk)
    {
        for (var ahead = chunk == 0 ? 1 : plan.ChunksAtOnce; made.Count < Math.Min(plan.Chunks, chunk + ahead);)
        {
            made.Add(context.CallActivityAsync<Refusal?>(nameof(MakeInstantChunk), new ChunkInput(input, made.Count), encode));
        }

        if (await made[chunk] is not null)
        {
            return false;
        }

        await context.CallActivityAsync<object?>(nameof(ExtendInstant), new ChunkInput(input, chunk), call);
        if (chunk == 0 && !await context.CallActivityAsync<bool>(nameof(MakePlayable), new MakePlayableInput(input, plan.DurationSeconds), call))
        {
            return false;
        }

        if (chunk == plan.Chunks - 1)
        {
            await context.CallActivityAsync<object?>(nameof(CloseInstant), input, call);
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
