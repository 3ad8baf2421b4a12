using EduStream.Catalog.Database;
using Microsoft.EntityFrameworkCore;

namespace EduStream.Catalog.Captions;

/// <summary>Writes the lists that a catalog that was killed, or a media store that was away, left behind: at start and every minute.</summary>
internal sealed class CaptionListCatchUp(IDbContextFactory<CatalogDb> databases, CaptionLists lists, TimeProvider clock, ILogger<CaptionListCatchUp> logger) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, clock);
        do
        {
            try
            {
                await CatchUpAsync(stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
            {
                logger.ListsBehind(failure);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task CatchUpAsync(CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        foreach (var videoId in await db.CaptionSets.Where(set => set.Listed < set.Revision).Select(set => set.VideoId).ToListAsync(stop))
        {
            await lists.WriteAsync(videoId, stop);
        }
    }
}
