using EduStream.Uploads.Uploads;

namespace EduStream.Uploads.Announcing;

/// <summary>
/// Announces what is complete and unannounced, removes what is unfinished and expired: once at the start, then whenever the cron binding says.
/// Replicas may sweep at once.
/// </summary>
internal sealed class UploadSweep(UploadStore store, Announcer announcer, UploadEnding ending, TimeProvider clock, ILogger<UploadSweep> logger) : BackgroundService
{
    // The request that brought the last byte announces it itself; at the start there is none, and what is complete was left by a dead process.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);
    private readonly SemaphoreSlim one = new(1);

    public override void Dispose()
    {
        one.Dispose();
        base.Dispose();
    }

    /// <summary>Does nothing while another sweep of this process is at work.</summary>
    internal Task SweepAsync(CancellationToken stop) => SweepAsync(Grace, stop);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => SweepAsync(TimeSpan.Zero, stoppingToken);

    private async Task SweepAsync(TimeSpan grace, CancellationToken stop)
    {
        if (!await one.WaitAsync(TimeSpan.Zero, stop))
        {
            return;
        }

        try
        {
            await foreach (var mark in store.ListOpenAsync(stop))
            {
                await SweepAsync(mark, grace, stop);
            }
        }
        catch (Exception failure) when (failure is not OperationCanceledException || !stop.IsCancellationRequested)
        {
            logger.SweepFailed(failure);
        }
        finally
        {
            one.Release();
        }
    }

    private async Task SweepAsync(OpenMark mark, TimeSpan grace, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        switch (await store.FindAsync(mark.UploadId, stop))
        {
            case null when now >= mark.ExpiresAt:
                await ending.EndAsync(mark, stop);
                break;
            case { } upload when upload.IsExpired(now):
                await ending.EndAsync(upload, stop);
                break;
            case { IsComplete: true } upload when grace == TimeSpan.Zero || now >= upload.LastWritten + grace:
                await announcer.TryAnnounceAsync(upload, stop);
                break;
        }
    }
}
