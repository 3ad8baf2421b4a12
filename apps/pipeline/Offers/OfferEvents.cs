using Dapr;
using EduStream.Contracts;
using EduStream.PublishVideo.Offers;
using EduStream.ServiceDefaults.Access;
using EduStream.ServiceDefaults.Events;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EduStream.Pipeline.Offers;

/// <summary>Work that replicas share. A delivery is answered when the work is done, so the sidecar brings as many at once as the component says and no more.</summary>
internal static class OfferEvents
{
    private const string DeadLetterTopic = Topics.ChunkOffered + Topics.DeadLetterSuffix;

    internal static void MapOfferEvents(this WebApplication app)
    {
        var events = app.MapGroup("/events").WithTags("Offers").RequireDaprSidecar();
        events.MapPost("/chunk-offered", Take).WithTopic(new TopicOptions { PubsubName = Components.WorkQueue, Name = Topics.ChunkOffered, DeadLetterTopic = DeadLetterTopic });
        events.MapPost("/chunk-offered-dead-letter", GiveUp).WithTopic(Components.WorkQueue, DeadLetterTopic);
    }

    // Not bound to the request: when the sidecar is gone the work is half done, and whoever is offered it again finds it committed.
    private static async Task<Ok<Delivery>> Take(HttpRequest request, OfferTaker taker, ILogger<OfferTaker> logger, CancellationToken stop)
    {
        if (await ReadAsync(request, stop) is not { } offer)
        {
            logger.OfferUnreadable();
            return TypedResults.Ok(Delivery.Dropped);
        }

        return TypedResults.Ok(await taker.TakeAsync(offer) ? Delivery.Done : Delivery.Again);
    }

    private static async Task<Ok<Delivery>> GiveUp(HttpRequest request, OfferTaker taker, ILogger<OfferTaker> logger, CancellationToken stop)
    {
        if (await ReadAsync(request, stop) is { } offer)
        {
            await taker.GiveUpAsync(offer);
        }
        else
        {
            logger.DeadLetterUnreadable();
        }

        return TypedResults.Ok(Delivery.Done);
    }

    private static async Task<Offer?> ReadAsync(HttpRequest request, CancellationToken stop) =>
        await Delivery.ReadAsync<Offer>(request, stop) is { Version: { Version: > 0, OwnerId: not null }, Index: >= 0 } offer && offer.Version.VideoId != default ? offer : null;
}
