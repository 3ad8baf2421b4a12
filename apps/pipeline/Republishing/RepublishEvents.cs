using Dapr;
using EduStream.Contracts;
using EduStream.Contracts.Events;
using EduStream.Pipeline.Uploads;
using EduStream.ServiceDefaults.Access;
using EduStream.ServiceDefaults.Events;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EduStream.Pipeline.Republishing;

/// <summary>A request for a new version of the same source becomes one version and one run of the workflow, however often it is told.</summary>
internal static class RepublishEvents
{
    private const string DeadLetterTopic = Topics.RepublishRequested + Topics.DeadLetterSuffix;

    internal static void MapRepublishEvents(this WebApplication app)
    {
        var events = app.MapGroup("/events").WithTags("Republishing").RequireDaprSidecar();
        events.MapPost("/republish-requested", Start).WithTopic(new TopicOptions { PubsubName = Components.PubSub, Name = Topics.RepublishRequested, DeadLetterTopic = DeadLetterTopic });
        events.MapPost("/republish-requested-dead-letter", GiveUp).WithTopic(Components.PubSub, DeadLetterTopic);
    }

    private static async Task<Ok<Delivery>> Start(HttpRequest request, PublishStarter starter, ILogger<PublishStarter> logger, CancellationToken stop)
    {
        if (await ReadAsync(request, stop) is not { } wish)
        {
            logger.RequestUnreadable();
            return TypedResults.Ok(Delivery.Dropped);
        }

        if (!await starter.StartAsync(wish, stop))
        {
            logger.RequestKnown(wish.RequestId);
        }

        return TypedResults.Ok(Delivery.Done);
    }

    private static async Task<Ok<Delivery>> GiveUp(HttpRequest request, PublishStarter starter, ILogger<PublishStarter> logger, CancellationToken stop)
    {
        if (await ReadAsync(request, stop) is not { } wish)
        {
            logger.DeadLetterUnreadable();
        }
        else if (!await starter.GiveUpAsync(wish, stop))
        {
            logger.RequestKnown(wish.RequestId);
        }

        return TypedResults.Ok(Delivery.Done);
    }

    private static async Task<RepublishRequested?> ReadAsync(HttpRequest request, CancellationToken stop) =>
        await Delivery.ReadAsync<RepublishRequested>(request, stop) is { InstructorId: not null } wish && wish.RequestId != default && wish.VideoId != default && wish.UploadId != default ? wish : null;
}
