using Dapr;
using EduStream.Contracts;
using EduStream.Contracts.Events;
using EduStream.ServiceDefaults.Access;
using EduStream.ServiceDefaults.Events;
using EduStream.Uploads.Uploads;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EduStream.Uploads.Expiring;

/// <summary>Removes uploaded bytes that the catalog has given up.</summary>
internal static class ExpiryEvents
{
    internal static void MapExpiryEvents(this WebApplication app)
    {
        var events = app.MapGroup("/events").WithTags("Expiring").RequireDaprSidecar();
        events.MapPost("/upload-source-expired", Take)
            .WithTopic(new TopicOptions { PubsubName = Components.PubSub, Name = Topics.SourceExpired, DeadLetterTopic = Topics.SourceExpired + Topics.DeadLetterSuffix });
        events.MapPost("/upload-source-expired-dead-letter", TakeDeadLetter).WithTopic(Components.PubSub, Topics.SourceExpired + Topics.DeadLetterSuffix);
    }

    private static async Task<Ok<Delivery>> Take(HttpRequest request, UploadStore store, ILogger<SourceExpired> logger, CancellationToken stop)
    {
        if (await ReadAsync(request, stop) is not { } expired)
        {
            logger.ExpiryUnreadable();
            return TypedResults.Ok(Delivery.Dropped);
        }

        await RemoveAsync(expired, store, logger, stop);
        return TypedResults.Ok(Delivery.Done);
    }

    /// <summary>The store may have been away for longer than deliveries are repeated: one more try. Nothing is lost but room when that fails too.</summary>
    private static async Task<Ok<Delivery>> TakeDeadLetter(HttpRequest request, UploadStore store, ILogger<SourceExpired> logger, CancellationToken stop)
    {
        if (await ReadAsync(request, stop) is { } expired)
        {
            await RemoveAsync(expired, store, logger, stop);
        }
        else
        {
            logger.DeadLetterUnreadable();
        }

        return TypedResults.Ok(Delivery.Done);
    }

    private static async Task RemoveAsync(SourceExpired expired, UploadStore store, ILogger logger, CancellationToken stop)
    {
        await store.DeleteAsync(expired.UploadId, stop);
        logger.SourceRemoved(expired.UploadId, expired.VideoId);
    }

    private static async Task<SourceExpired?> ReadAsync(HttpRequest request, CancellationToken stop) =>
        await Delivery.ReadAsync<SourceExpired>(request, stop) is { } expired && expired.UploadId != default ? expired : null;
}
