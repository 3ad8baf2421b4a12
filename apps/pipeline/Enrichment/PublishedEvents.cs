using Dapr;
using EduStream.Contracts;
using EduStream.Contracts.Events;
using EduStream.ServiceDefaults.Access;
using EduStream.ServiceDefaults.Events;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EduStream.Pipeline.Enrichment;

/// <summary>A published version is put to work.</summary>
internal static class PublishedEvents
{
    private const string DeadLetterTopic = Topics.VideoPublished + Topics.DeadLetterSuffix;

    internal static void AddEnrichment(this IHostApplicationBuilder builder) =>
        builder.Services.AddSingleton<EnrichStarter>().AddSingleton<WatchedVersions>().AddSingleton<EnrichmentRuns>().AddSingleton<EnrichRetrier>();

    internal static void MapEnrichment(this WebApplication app)
    {
        var events = app.MapGroup("/events").WithTags("Enrichment").RequireDaprSidecar();
        events.MapPost($"/{Topics.VideoPublished}", Start)
            .WithTopic(new TopicOptions { PubsubName = Components.PubSub, Name = Topics.VideoPublished, DeadLetterTopic = DeadLetterTopic });
        events.MapPost($"/{DeadLetterTopic}", GiveUp).WithTopic(Components.PubSub, DeadLetterTopic);
        app.MapEnrichmentStatus();
    }

    private static async Task<Ok<Delivery>> Start(HttpRequest request, EnrichStarter starter, ILogger<EnrichStarter> logger, CancellationToken stop)
    {
        if (await ReadAsync(request, stop) is not { } published)
        {
            logger.PublishedEventUnreadable();
            return TypedResults.Ok(Delivery.Dropped);
        }

        await starter.StartAsync(published, stop);
        return TypedResults.Ok(Delivery.Done);
    }

    /// <summary>The video can be watched; that it goes without is for operators to know.</summary>
    private static async Task<Ok<Delivery>> GiveUp(HttpRequest request, ILogger<EnrichStarter> logger, CancellationToken stop)
    {
        if (await ReadAsync(request, stop) is { } published)
        {
            logger.EnrichmentGivenUp(published.VideoId, published.Version);
        }
        else
        {
            logger.DeadLetterUnreadable();
        }

        return TypedResults.Ok(Delivery.Done);
    }

    private static async Task<VideoPublished?> ReadAsync(HttpRequest request, CancellationToken stop) =>
        await Delivery.ReadAsync<VideoPublished>(request, stop) is { Version: > 0 } published && published.VideoId != default ? published : null;
}
