using Dapr;
using EduStream.Catalog.Database;
using EduStream.Catalog.Videos;
using EduStream.Contracts;
using EduStream.Contracts.Events;
using EduStream.ServiceDefaults;
using EduStream.ServiceDefaults.Access;
using EduStream.ServiceDefaults.Events;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace EduStream.Catalog.Uploads;

/// <summary>A completed upload turns its video to processing.</summary>
internal static class UploadEvents
{
    internal static void MapUploadEvents(this WebApplication app)
    {
        var events = app.MapGroup("/events").WithTags("Uploads").RequireDaprSidecar();
        events.MapPost($"/{Topics.UploadCompleted}", Take)
            .WithTopic(new TopicOptions { PubsubName = Components.PubSub, Name = Topics.UploadCompleted, DeadLetterTopic = Topics.UploadCompleted + Topics.DeadLetterSuffix });
        events.MapPost($"/{Topics.UploadCompleted}{Topics.DeadLetterSuffix}", TakeDeadLetter).WithTopic(Components.PubSub, Topics.UploadCompleted + Topics.DeadLetterSuffix);
    }

    private static async Task<Ok<Delivery>> Take(HttpRequest request, CatalogChanges changes, ILogger<VideoUpload> logger, CancellationToken stop)
    {
        if (await ReadAsync(request, stop) is not { } upload)
        {
            logger.UploadEventUnreadable();
            return TypedResults.Ok(Delivery.Dropped);
        }

        if (!await CompleteAsync(upload, changes, logger, stop))
        {
            logger.UploadUnknown(upload.UploadId);
            return TypedResults.Ok(Delivery.Dropped);
        }

        return TypedResults.Ok(Delivery.Done);
    }

    /// <summary>The database may have been away for longer than deliveries are repeated: one more try, after that only a person can help.</summary>
    private static async Task<Ok<Delivery>> TakeDeadLetter(HttpRequest request, CatalogChanges changes, ILogger<VideoUpload> logger, CancellationToken stop)
    {
        if (await ReadAsync(request, stop) is { } upload && await CompleteAsync(upload, changes, logger, stop))
        {
            logger.DeadLetterTakenUp(upload.UploadId);
        }
        else
        {
            logger.DeadLetterUseless();
        }

        return TypedResults.Ok(Delivery.Done);
    }

    private static async Task<bool> CompleteAsync(UploadCompleted completed, CatalogChanges changes, ILogger logger, CancellationToken stop)
    {
        var known = await changes.RunAsync(
            async db =>
            {
                var video = await db.Videos.Include(found => found.Uploads).Include(found => found.Versions).AsSplitQuery()
                    .SingleOrDefaultAsync(found => found.Uploads.Any(upload => upload.Id == completed.UploadId), stop);
                video?.Complete(completed.UploadId, completed.CompletedAt.ToUniversalTime());
                return video is not null;
            },
            stop);
        if (known)
        {
            logger.UploadCompleted(completed.UploadId);
        }

        return known;
    }

    private static async Task<UploadCompleted?> ReadAsync(HttpRequest request, CancellationToken stop) =>
        await Delivery.ReadAsync<UploadCompleted>(request, stop) is { } upload && upload.UploadId != default ? upload : null;
}
