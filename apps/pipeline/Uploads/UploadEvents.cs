using Dapr;
using EduStream.Contracts;
using EduStream.Contracts.Events;
using EduStream.ServiceDefaults.Access;
using EduStream.ServiceDefaults.Events;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EduStream.Pipeline.Uploads;

internal static class UploadEvents
{
    private const string DeadLetterTopic = Topics.UploadCompleted + Topics.DeadLetterSuffix;

    internal static void AddUploadEvents(this IHostApplicationBuilder builder) => builder.Services.AddSingleton<PublishStarter>();

    internal static void MapUploadEvents(this WebApplication app)
    {
        var events = app.MapGroup("/events").WithTags("Uploads").RequireDaprSidecar();
        events.MapPost("/upload-completed", Start)
            .WithTopic(new TopicOptions { PubsubName = Components.PubSub, Name = Topics.UploadCompleted, DeadLetterTopic = DeadLetterTopic });
        events.MapPost("/upload-completed-dead-letter", GiveUp).WithTopic(Components.PubSub, DeadLetterTopic);
    }

    private static async Task<Ok<Delivery>> Start(HttpRequest request, PublishStarter starter, ILogger<PublishStarter> logger, CancellationToken stop)
    {
        if (await Read(request, stop) is not { } upload)
        {
            logger.UploadEventUnreadable();
            return TypedResults.Ok(Delivery.Dropped);
        }

        await starter.StartAsync(upload, stop);
        return TypedResults.Ok(Delivery.Done);
    }

    private static async Task<Ok<Delivery>> GiveUp(HttpRequest request, PublishStarter starter, ILogger<PublishStarter> logger, CancellationToken stop)
    {
        if (await Read(request, stop) is { } upload)
        {
            await starter.GiveUpAsync(upload, stop);
        }
        else
        {
            logger.DeadLetterUnreadable();
        }

        return TypedResults.Ok(Delivery.Done);
    }

    private static async Task<UploadCompleted?> Read(HttpRequest request, CancellationToken stop) =>
        await Delivery.ReadAsync<UploadCompleted>(request, stop) is { InstructorId: not null } upload && upload.UploadId != default && upload.VideoId != default ? upload : null;
}
