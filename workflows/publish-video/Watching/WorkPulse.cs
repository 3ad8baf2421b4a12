using Dapr;
using Dapr.Client;
using EduStream.Contracts;
using EduStream.PublishVideo.Progress;

namespace EduStream.PublishVideo.Watching;

/// <summary>Writes the pulse of every version that this process works on. A pulse that cannot be written is missed once: it never holds work up.</summary>
internal sealed class WorkPulse(WorkInHand hand, DaprClient dapr, TimeProvider clock, ILogger<WorkPulse> logger) : BackgroundService
{
    // Rare enough to cost nothing, often enough for limits of a minute.
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pace, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            foreach (var (videoId, version, pulse) in hand.Look())
            {
                await WriteAsync(Pulse.KeyOf(videoId, version), pulse, stoppingToken);
            }
        }
    }

    // Replicas that write at the same moment may lose one pulse; the next one makes it good.
    private async Task WriteAsync(string key, Pulse pulse, CancellationToken stop)
    {
        try
        {
            var known = await dapr.GetStateAsync<Pulse?>(Components.StateStore, key, cancellationToken: stop);
            await dapr.SaveStateAsync(Components.StateStore, key, known?.With(pulse) ?? pulse, metadata: StepProgress.KeptAWeek, cancellationToken: stop);
        }
        catch (DaprException error)
        {
            logger.PulseNotWritten(key, error);
        }
    }
}
