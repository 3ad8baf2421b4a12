using Dapr;
using Dapr.Workflow;
using EduStream.Contracts;
using EduStream.Contracts.Events;
using EduStream.PublishVideo.HeadStart;
using EduStream.ServiceDefaults.Access;
using EduStream.ServiceDefaults.Events;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EduStream.Pipeline.HeadStart;

/// <summary>An upload that can be read before it is complete gets a head start.</summary>
internal static class HeadStartEvents
{
    private const string DeadLetterTopic = Topics.UploadReadable + Topics.DeadLetterSuffix;

    internal static void MapHeadStartEvents(this WebApplication app)
    {
        var events = app.MapGroup("/events").WithTags("HeadStart").RequireDaprSidecar();
        events.MapPost($"/{Topics.UploadReadable}", Take).WithTopic(new TopicOptions { PubsubName = Components.PubSub, Name = Topics.UploadReadable, DeadLetterTopic = DeadLetterTopic });
        events.MapPost($"/{DeadLetterTopic}", Leave).WithTopic(Components.PubSub, DeadLetterTopic);
    }

    private static async Task<Ok<Delivery>> Take(HttpRequest request, DaprWorkflowClient workflows, ILogger<HeadStartWorkflow> logger, CancellationToken stop)
    {
        if (await Delivery.ReadAsync<UploadReadable>(request, stop) is not { InstructorId: not null, Length: > 0 } upload || upload.UploadId == default)
        {
            logger.HeadStartUnreadable();
            return TypedResults.Ok(Delivery.Dropped);
        }

        var input = new HeadStartInput(upload.UploadId, upload.InstructorId, upload.Length);
        if (!(await workflows.GetWorkflowStateAsync(input.WorkflowId, getInputsAndOutputs: false, stop)).Exists)
        {
            await workflows.ScheduleNewWorkflowAsync(nameof(HeadStartWorkflow), input.WorkflowId, input);
        }

        return TypedResults.Ok(Delivery.Done);
    }

    /// <summary>Nothing is lost but seconds.</summary>
    private static Ok<Delivery> Leave(ILogger<HeadStartWorkflow> logger)
    {
        logger.HeadStartMissed();
        return TypedResults.Ok(Delivery.Done);
    }
}
