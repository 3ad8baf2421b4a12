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
    internal static Task<Refusal?> RunAsync(PlanSummary plan, Func<int, Task<Refusal?>> chunkStep, Func<int, Task<Refusal?>> soundStep) =>
        RunAsync(plan.ChunksAtOnce, plan.Chunks, (_, chunk) => chunkStep(chunk), plan.SoundCount, soundStep);

    /// <param name="step">Gets the lane, from 0, and the number of the step.</param>
    /// <param name="told">Ends when somebody else wants no further step to begin.</param>
    /// <param name="halt">Tells those that run that no more is wanted, as soon as one has refused or failed.</param>
    internal static async Task<Refusal?> RunAsync(
        int atOnce, int steps, Func<int, int, Task<Refusal?>> step, int sounds, Func<int, Task<Refusal?>> soundStep, Task? told = null, Func<Task>? halt = null)
    {
        var next = 0;
        var stop = false;
        Refusal? refusal = null;
        var lanes = Enumerable.Range(0, Math.Min(atOnce, steps)).Select(Lane).ToList();
        lanes.AddRange(Enumerable.Range(0, sounds).Select(sound => Step(() => soundStep(sound))));
        await Task.WhenAll(lanes);
        return refusal;

        async Task Lane(int lane)
        {
            while (next < steps && !stop && told is not { IsCompleted: true })
            {
                var number = next++;
                await Step(() => step(lane, number));
            }
        }

        async Task Step(Func<Task<Refusal?>> run)
        {
            try
            {
                if (await run() is { } refused)
                {
                    refusal ??= refused;
                    await StopAsync();
                }
            }
            catch (WorkflowTaskFailedException)
            {
                await StopAsync();
                throw;
            }
        }

        async Task StopAsync()
        {
            if (!stop)
            {
                stop = true;
                await (halt?.Invoke() ?? Task.CompletedTask);
            }
        }
    }
}
