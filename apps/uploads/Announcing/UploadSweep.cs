using EduStream.Uploads.Uploads;
using Microsoft.Extensions.Options;

namespace EduStream.Uploads.Announcing;

/// <summary>At start and then now and again: announces what is complete and unannounced, removes what is unfinished and expired. Replicas may sweep at once.</summary>
internal sealed class UploadSweep(UploadStore store, Announcer announcer, UploadEnding ending, IOptions<UploadOptions> options, TimeProvider clock, ILogger<UploadSweep> logger)
    : BackgroundService
{
    // The request that brought the last byte announces it itself; at the start there is none, and what is complete was left by a dead process.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.SweepInterval, clock);
        var grace = TimeSpan.Zero;
        do
        {
            try
            {
                await foreach (var mark in store.ListOpenAsync(stoppingToken))
                {
                    await SweepAsync(mark, grace, stoppingToken);
                }
            }
            catch (Exception failure) when (failure is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
            {
                logger.SweepFailed(failure);
            }

            grace = Grace;
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
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
