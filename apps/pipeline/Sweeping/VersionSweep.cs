using Dapr.Client;
using Dapr.Workflow;
using EduStream.Contracts;
using EduStream.Pipeline.Uploads;
using EduStream.PublishVideo.Versions;
using EduStream.PublishVideo.Watching;
using Microsoft.Extensions.Options;

namespace EduStream.Pipeline.Sweeping;

/// <summary>
/// Looks at every version that has not ended: one whose workflow is gone is started again, one that stands still is reported. What a dead worker had in hand Dapr gives to
/// another by itself. Replicas may sweep at once; what one remembers from sweep to sweep is only when it first saw something.
/// </summary>
internal sealed class VersionSweep(
    OpenVersions open, VersionLedger ledger, DaprWorkflowClient workflows, DaprClient dapr, PublishStarter starter, VersionMetrics metrics, IOptions<VersionSweepOptions> options, TimeProvider clock,
    ILogger<VersionSweep> logger) : IDisposable
{
    private readonly SemaphoreSlim one = new(1);
    private readonly Dictionary<(VideoId, int), DateTimeOffset> goneSince = [];
    private readonly HashSet<(VideoId, int)> stalled = [];

    public void Dispose() => one.Dispose();

    /// <summary>Does nothing while another sweep of this process is at work.</summary>
    internal async Task SweepAsync(CancellationToken stop)
    {
        if (!await one.WaitAsync(TimeSpan.Zero, stop))
        {
            return;
        }

        try
        {
            var seen = new HashSet<(VideoId, int)>();
            await foreach (var (videoId, version) in open.ListAsync(stop))
            {
                seen.Add((videoId, version));
                try
                {
                    await LookAsync(videoId, version, stop);
                }
                catch (Exception failure) when (failure is not OperationCanceledException || !stop.IsCancellationRequested)
                {
                    // One that cannot be read must not hide those behind it.
                    logger.VersionNotLookedAt(videoId, version, failure);
                }
            }

            stalled.IntersectWith(seen);
            metrics.Seen(seen.Count, stalled.Count);
        }
        finally
        {
            one.Release();
        }
    }

    private async Task LookAsync(VideoId videoId, int version, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        if (await ledger.FindAsync(videoId, version, stop) is not { Ending: null } entry)
        {
            // A crash between the note of the ending and the removal of the mark.
            await open.RemoveAsync(videoId, version);
            return;
        }

        var state = await workflows.GetWorkflowStateAsync(entry.WorkflowId, getInputsAndOutputs: false, stop);
        if (PublishStarter.IsGone(state))
        {
            await RestartAsync(entry, now, stop);
            return;
        }

        goneSince.Remove((videoId, version));
        var pulse = await dapr.GetStateAsync<Pulse?>(Components.StateStore, Pulse.KeyOf(videoId, version), cancellationToken: stop);
        // A version that is kept for a retry waits for a person.
        if (entry.Failure is null && Stall.Of(pulse, state.CreatedAt, chunks: null, options.Value.StallAfter, now) is { } stall)
        {
            if (stalled.Add((videoId, version)))
            {
                logger.VersionStalled(videoId, version, stall.Since, pulse?.Step ?? "none");
            }
        }
        else if (stalled.Remove((videoId, version)))
        {
            logger.VersionMovesAgain(videoId, version);
        }
    }

    private async Task RestartAsync(VersionEntry entry, DateTimeOffset now, CancellationToken stop)
    {
        var key = (entry.VideoId, entry.Version);
        // Not at the first sight: whoever has just made the entry is about to start the workflow.
        if (now - (goneSince.TryGetValue(key, out var since) ? since : goneSince[key] = now) < options.Value.RestartAfter)
        {
            return;
        }

        goneSince.Remove(key);
        if (await starter.TryStartAsync(entry, stop))
        {
            metrics.Restarted();
            logger.VersionRestarted(entry.VideoId, entry.Version);
        }
    }
}
