using Dapr.Workflow;
using EduStream.Media;
using EduStream.PublishVideo.Activities;
using EduStream.PublishVideo.Sections;

namespace EduStream.PublishVideo.Instant;

/// <summary>
/// The part of the workflow that makes something to watch within seconds, in sections one after another when there are many chunks. It never makes a
/// version fail; what is wrong with the file the ladder finds too.
/// </summary>
internal sealed class InstantStream(WorkflowContext context, PublishVideoInput input, InstantSummary plan, SectionCalls calls)
{
    private const string Kind = "instant";

    private bool stopped;

    /// <summary>
    /// Ends with the ladder, and not before nothing of the stream runs any more. When the ladder is not published no further chunk begins. The ladder waits for the first chunk:
    /// the trial encodes that it begins with would take half of the machine from it, and somebody is waiting for a picture.
    /// </summary>
    internal async Task<Refusal?> RunBesideAsync(Func<Task<Refusal?>> ladder)
    {
        // Instances from before begin both at once.
        var begun = context.IsPatched("first-picture-first") ? Math.Min(1, plan.Chunks) : 0;
        var first = Chunks(new ChunkRange(0, begun));
        var growing = GrowAsync(first, new ChunkRange(begun, plan.Chunks - begun));
        await first.FirstMadeAsync();
        try
        {
            var refusal = await ladder();
            if (refusal is not null)
            {
                await StopAsync();
            }

            return refusal;
        }
        catch (WorkflowTaskFailedException)
        {
            await StopAsync();
            throw;
        }
        finally
        {
            await growing;
        }
    }

    private async Task GrowAsync(InstantChunks first, ChunkRange others)
    {
        if (await first.RunAsync())
        {
            await (calls.Wanted(plan.Chunks) ? RunSectionsAsync(others) : Chunks(others).RunAsync());
        }
    }

    private InstantChunks Chunks(ChunkRange chunks) => new(context, input, plan, chunks, () => stopped);

    private async Task RunSectionsAsync(ChunkRange chunks)
    {
        var sections = SectionGrid.Split(chunks.Count, atOnce: 1).Select(section => section with { First = chunks.First + section.First }).ToList();
        try
        {
            for (var index = 0; index < sections.Count; index++)
            {
                if (stopped || !await calls.RunAsync<bool>(nameof(InstantSectionWorkflow), Kind, index, new InstantSectionInput(input, plan, sections[index])))
                {
                    return;
                }
            }
        }
        catch (WorkflowTaskFailedException failure)
        {
            context.CreateReplaySafeLogger<PublishVideoWorkflow>().InstantStreamBroken(input.VideoId, input.Version, failure.FailureDetails.ErrorMessage);
        }
    }

    private Task StopAsync()
    {
        stopped = true;
        return calls.StopAsync(Kind);
    }
}
