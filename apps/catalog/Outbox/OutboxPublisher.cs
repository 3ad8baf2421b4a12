using System.Text.Json;
using Dapr.Client;
using EduStream.Catalog.Database;
using EduStream.Contracts;
using Microsoft.EntityFrameworkCore;

namespace EduStream.Catalog.Outbox;

/// <summary>
/// Publishes what the outbox holds, in order, and removes it afterwards: at least once, whatever dies in between. A message that cannot be published holds
/// back those after it; that keeps the order, and the cause (no broker) is the same for all.
/// </summary>
internal sealed class OutboxPublisher(IDbContextFactory<CatalogDb> databases, DaprClient dapr, OutboxBell bell, TimeProvider clock, ILogger<OutboxPublisher> logger)
    : BackgroundService
{
    private static readonly TimeSpan PublishLimit = OutboxLease.Life / 2;
    private readonly string owner = Guid.NewGuid().ToString("N");

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                while (await PublishNextAsync(stoppingToken))
                {
                }
            }
            catch (Exception failure) when (failure is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
            {
                logger.PublishingFailed(failure);
            }

            await bell.WaitAsync(stoppingToken);
        }
    }

    private async Task<bool> PublishNextAsync(CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var waiting = db.Outbox.AsNoTracking().OrderBy(message => message.Sequence);
        if (!await waiting.AnyAsync(stop) || !await OutboxLease.TakeAsync(db, owner, clock.GetUtcNow(), stop))
        {
            return false;
        }

        try
        {
            // Read under the lease: another replica may have sent what was there before.
            var next = await waiting.FirstOrDefaultAsync(stop);
            if (next is not null)
            {
                await PublishAsync(next, stop);
                await db.Outbox.Where(message => message.Sequence == next.Sequence).ExecuteDeleteAsync(stop);
                logger.MessagePublished(next.Topic, next.Id);
            }

            return next is not null;
        }
        finally
        {
            await OutboxLease.GiveBackAsync(db, owner);
        }
    }

    private async Task PublishAsync(OutboxMessage message, CancellationToken stop)
    {
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limited.CancelAfter(PublishLimit);
        using var payload = JsonDocument.Parse(message.Payload);
        var metadata = new Dictionary<string, string> { ["cloudevent.id"] = message.Id.ToString() };
        await dapr.PublishEventAsync(Components.PubSub, message.Topic, payload.RootElement, metadata, limited.Token);
    }
}
