using Dapr.Workflow;
using EduStream.Contracts;
using EduStream.PublishVideo.Instant;
using EduStream.Storage;

namespace EduStream.PublishVideo.Activities;

/// <summary>Begins the wait for the last session that may still watch the instant stream. Beginning twice is the same as once.</summary>
internal sealed class RetireInstant(DaprWorkflowClient workflows) : WorkflowActivity<PublishVideoInput, object?>
{
    public override async Task<object?> RunAsync(WorkflowActivityContext context, PublishVideoInput input)
    {
        var id = RetireInstantWorkflow.IdOf(input);
        if (!(await workflows.GetWorkflowStateAsync(id, getInputsAndOutputs: false)).Exists)
        {
            await workflows.ScheduleNewWorkflowAsync(nameof(RetireInstantWorkflow), id, input);
        }

        return null;
    }
}

/// <summary>Removes the files of the instant stream; nothing else of the version.</summary>
internal sealed class RemoveInstant(IMediaStore store) : WorkflowActivity<PublishVideoInput, object?>
{
    public override async Task<object?> RunAsync(WorkflowActivityContext context, PublishVideoInput input)
    {
        var all = MediaPaths.Version(input.VideoId, input.Version);
        // The presentation first: without it nobody is sent to the segments any more.
        await store.DeletePrefixAsync(all + MediaPaths.InstantFolder);
        await foreach (var file in store.ListAsync(all + MediaPaths.InstantTrackPrefix))
        {
            await store.DeleteAsync(file.Path);
        }

        return null;
    }
}
