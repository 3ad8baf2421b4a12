using Dapr;
using Dapr.Client;
using EduStream.Contracts;
using EduStream.PublishVideo.Watching;

namespace EduStream.PublishVideo.Progress;

/// <summary>Begins attempts of steps.</summary>
internal sealed class StepProgressFactory(DaprClient dapr, WorkInHand hand, TimeProvider clock, ILogger<StepProgress> logger)
{
    /// <summary>Call it when the work begins, after any waiting for a slot. Dispose what it returns.</summary>
    internal async Task<StepProgress> StartAsync(PublishVideoInput version, string step)
    {
        var key = StepRecord.KeyOf(version.VideoId, version.Version, step);
        var now = clock.GetUtcNow();
        hand.Moved(version.VideoId, version.Version, step);
        return new StepProgress(
            dapr, clock, logger, key, new StepRecord(step, await LastAttempt(key) + 1, 0, false, now, now), () => hand.Moved(version.VideoId, version.Version, step));
    }

    private async Task<int> LastAttempt(string key)
    {
        try
        {
            return (await dapr.GetStateAsync<StepRecord?>(Components.StateStore, key))?.Attempt ?? 0;
        }
        catch (DaprException error)
        {
            logger.ProgressNotRead(key, error);
            return 0;
        }
    }
}
