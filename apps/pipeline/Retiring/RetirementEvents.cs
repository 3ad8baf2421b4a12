using Dapr;
using Dapr.Workflow;
using EduStream.Contracts;
using EduStream.Contracts.Events;
using EduStream.Pipeline.Uploads;
using EduStream.PublishVideo.Retiring;
using EduStream.ServiceDefaults.Access;
using EduStream.ServiceDefaults.Events;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EduStream.Pipeline.Retiring;

/// <summary>A retired version gets a workflow that waits for its last viewer.</summary>
internal static class RetirementEvents
{
    private const string DeadLetterTopic = Topics.VersionRetired + Topics.DeadLetterSuffix;

    internal static void MapRetirementEvents(this WebApplication app)
    {
        var events = app.MapGroup("/events").WithTags("Retiring").RequireDaprSidecar();
        events.MapPost("/version-retired", Take).WithTopic(new TopicOptions { PubsubName = Components.PubSub, Name = Topics.VersionRetired, DeadLetterTopic = DeadLetterTopic });
        events.MapPost("/version-retired-dead-letter", TakeDeadLetter).WithTopic(Components.PubSub, DeadLetterTopic);
    }

    private static async Task<Ok<Delivery>> Take(HttpRequest request, DaprWorkflowClient workflows, ILogger<RetireVersionWorkflow> logger, CancellationToken stop)
    {
        if (await ReadAsync(request, stop) is not { } retired)
        {
            logger.RetirementUnreadable();
            return TypedResults.Ok(Delivery.Dropped);
        }

        await StartAsync(retired, workflows, logger, stop);
        return TypedResults.Ok(Delivery.Done);
    }

    /// <summary>The runtime may have been away for longer than deliveries are repeated: one more try. Nothing is lost but room when that fails too.</summary>
    private static async Task<Ok<Delivery>> TakeDeadLetter(HttpRequest request, DaprWorkflowClient workflows, ILogger<RetireVersionWorkflow> logger, CancellationToken stop)
    {
        if (await ReadAsync(request, stop) is { } retired)
        {
            await StartAsync(retired, workflows, logger, stop);
        }
        else
        {
            logger.DeadLetterUnreadable();
        }

        return TypedResults.Ok(Delivery.Done);
    }

    private static async Task StartAsync(VersionRetired retired, DaprWorkflowClient workflows, ILogger logger, CancellationToken stop)
    {
        var input = new RetireVersionInput(retired.VideoId, retired.Version, retired.RetiredAt, retired.RemoveAt);
        if (PublishStarter.IsGone(await workflows.GetWorkflowStateAsync(input.WorkflowId, getInputsAndOutputs: false, stop)))
        {
            await workflows.ScheduleNewWorkflowAsync(nameof(RetireVersionWorkflow), input.WorkflowId, input);
            logger.RetirementBegun(retired.VideoId, retired.Version, retired.RemoveAt);
        }
    }

    private static async Task<VersionRetired?> ReadAsync(HttpRequest request, CancellationToken stop) =>
        await Delivery.ReadAsync<VersionRetired>(request, stop) is { Version: > 0 } retired && retired.VideoId != default ? retired : null;
}
