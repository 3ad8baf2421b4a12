using Dapr.Workflow;
using EduStream.Media;
using EduStream.PublishVideo.Activities;

namespace EduStream.PublishVideo;

/// <summary>
/// Runs a step over all chunks, so many at once, and over the sounds beside them. Chunks begin in order. After a refusal or a failure no further one
/// begins, and the others are waited for: an undo must not race with work that still runs.
/// </summary>
internal static class FanOut
{
    /// <summary>The first refusal; null when everything went well.</summary>
    internal static async Task<Refusal?> RunAsync(PlanSummary plan, Func<int, Task<Refusal?>> chunkStep, Func<int, Task<Refusal?>> soundStep)
    {
        var next = 0;
        var stop = false;
        Refusal? refusal = null;
        var lanes = Enumerable.Range(0, Math.Min(plan.ChunksAtOnce, plan.Chunks)).Select(_ => Lane()).ToList();
        lanes.AddRange(Enumerable.Range(0, plan.SoundCount).Select(sound => Step(() => soundStep(sound))));
        await Task.WhenAll(lanes);
        return refusal;

        async Task Lane()
        {
            while (next < plan.Chunks && !stop)
            {
                var chunk = next++;
                await Step(() => chunkStep(chunk));
            }
        }

        async Task Step(Func<Task<Refusal?>> step)
        {
            try
            {
                var refused = await step();
                refusal ??= refused;
                stop |= refusal is not null;
            }
            catch (WorkflowTaskFailedException)
            {
                stop = true;
                throw;
            }
        }
    }
}
