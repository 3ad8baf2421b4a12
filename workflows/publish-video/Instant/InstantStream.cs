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
        var wanted = begun == 0 || await RunChunksAsync(new ChunkRange(0, begun));
        // The ladder is asked for first, so that its analysis, which everything else waits for, is not queued behind the whole stream.
        var making = begun == 0 ? null : ladder();
        var growing = wanted ? GrowAsync(new ChunkRange(begun, plan.Chunks - begun)) : Task.FromResult(false);
        try
        {
            var refusal = await (making ?? ladder());
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

    private Task<bool> GrowAsync(ChunkRange chunks) => calls.Wanted(plan.Chunks) ? RunSectionsAsync(chunks) : RunChunksAsync(chunks);

    private Task<bool> RunChunksAsync(ChunkRange chunks) => new InstantChunks(context, input, plan, chunks, () => stopped).RunAsync();

    private async Task<bool> RunSectionsAsync(ChunkRange chunks)
    {
        var sections = SectionGrid.Split(chunks.Count, atOnce: 1).Select(section => section with { First = chunks.First + section.First }).ToList();
        try
        {
            for (var index = 0; index < sections.Count; index++)
            {
                if (stopped || !await calls.RunAsync<bool>(nameof(InstantSectionWorkflow), Kind, index, new InstantSectionInput(input, plan, sections[index])))
                {
                    return false;
                }
            }

            return true;
        }
        catch (WorkflowTaskFailedException failure)
        {
            context.CreateReplaySafeLogger<PublishVideoWorkflow>().InstantStreamBroken(input.VideoId, input.Version, failure.FailureDetails.ErrorMessage);
            return false;
        }
    }

    private Task StopAsync()
    {
        stopped = true;
        return calls.StopAsync(Kind);
    }
}
