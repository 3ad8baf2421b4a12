using Dapr.Workflow;
using EduStream.Contracts.Events;
using EduStream.PublishVideo;
using EduStream.PublishVideo.Apps;
using EduStream.PublishVideo.Outcomes;
using EduStream.PublishVideo.Versions;

namespace EduStream.Pipeline.Uploads;

/// <summary>Makes each completed upload one version and one run of the workflow, however often it is told of it.</summary>
internal sealed class PublishStarter(VersionLedger ledger, DaprWorkflowClient workflows, CatalogClient catalog, TimeProvider clock, ILogger<PublishStarter> logger)
{
    internal async Task StartAsync(UploadCompleted upload, CancellationToken stop)
    {
        var entry = await ledger.AllotAsync(upload, stop);
        if (entry.Ending is not null || await IsInWork(entry, stop))
        {
            logger.UploadKnown(upload.UploadId, entry.VideoId, entry.Version);
            return;
        }

        await workflows.ScheduleNewWorkflowAsync(nameof(PublishVideoWorkflow), entry.WorkflowId, new PublishVideoInput(entry.VideoId, entry.Version, entry.UploadId, entry.OwnerId));
        logger.WorkflowStarted(upload.UploadId, entry.WorkflowId);
    }

    /// <summary>The event was delivered in vain. Nobody else will tell the instructor.</summary>
    internal async Task GiveUpAsync(UploadCompleted upload, CancellationToken stop)
    {
        var entry = await ledger.AllotAsync(upload, stop);
        if (entry.Ending is not null || await IsInWork(entry, stop))
        {
            logger.UploadKnown(upload.UploadId, entry.VideoId, entry.Version);
            return;
        }

        var (reason, sentence) = Refusals.Internal;
        if (await catalog.FailAsync(entry.VideoId, new(entry.Version, reason, sentence)))
        {
            await ledger.CloseAsync(upload.UploadId, new VersionEnding(clock.GetUtcNow(), reason, sentence));
        }

        logger.UploadGivenUp(upload.UploadId, entry.VideoId, entry.Version);
    }

    // A run that broke off without noting an ending is begun again: every step finds what it did before.
    private async Task<bool> IsInWork(VersionEntry entry, CancellationToken stop)
    {
        var state = await workflows.GetWorkflowStateAsync(entry.WorkflowId, getInputsAndOutputs: false, stop);
        return state.Exists && state.RuntimeStatus is not (WorkflowRuntimeStatus.Failed or WorkflowRuntimeStatus.Terminated or WorkflowRuntimeStatus.Canceled);
    }
}
