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

    /// <summary>Ends with the ladder, and not before nothing of the stream runs any more. When the ladder is not published no further chunk begins.</summary>
    internal async Task<Refusal?> RunBesideAsync(Func<Task<Refusal?>> ladder)
    {
        var growing = calls.Wanted(plan.Chunks) ? RunSectionsAsync() : new InstantChunks(context, input, plan, new ChunkRange(0, plan.Chunks), () => stopped).RunAsync();
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

    private async Task<bool> RunSectionsAsync()
    {
        var sections = SectionGrid.Split(plan.Chunks, atOnce: 1);
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
