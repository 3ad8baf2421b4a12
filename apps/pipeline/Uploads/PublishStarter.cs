using Dapr.Workflow;
using EduStream.Contracts.Events;
using EduStream.PublishVideo;
using EduStream.PublishVideo.Apps;
using EduStream.PublishVideo.Outcomes;
using EduStream.PublishVideo.Versions;

namespace EduStream.Pipeline.Uploads;

/// <summary>Makes each completed upload one version and one run of the workflow, however often it is told of it.</summary>
internal sealed class PublishStarter(VersionLedger ledger, OpenVersions open, DaprWorkflowClient workflows, CatalogClient catalog, TimeProvider clock, ILogger<PublishStarter> logger)
{
    internal async Task StartAsync(UploadCompleted upload, CancellationToken stop)
    {
        var entry = await ledger.AllotAsync(upload, stop);
        if (!await TryStartAsync(entry, stop))
        {
            logger.UploadKnown(upload.UploadId, entry.VideoId, entry.Version);
        }
    }

    /// <summary>The event was delivered in vain. Nobody else will tell the instructor.</summary>
    internal async Task GiveUpAsync(UploadCompleted upload, CancellationToken stop)
    {
        var entry = await ledger.AllotAsync(upload, stop);
        if (!await TryGiveUpAsync(entry, stop))
        {
            logger.UploadKnown(upload.UploadId, entry.VideoId, entry.Version);
        }
    }

    /// <summary>False when the request is known.</summary>
    internal async Task<bool> StartAsync(RepublishRequested wish, CancellationToken stop) => await TryStartAsync(await ledger.AllotAsync(wish, stop), stop);

    /// <summary>As with an upload. False when the request is known.</summary>
    internal async Task<bool> GiveUpAsync(RepublishRequested wish, CancellationToken stop) => await TryGiveUpAsync(await ledger.AllotAsync(wish, stop), stop);

    /// <summary>False when the version has ended or is in work. A run that broke off without noting an ending is begun again: every step finds what it did before.</summary>
    internal async Task<bool> TryStartAsync(VersionEntry entry, CancellationToken stop)
    {
        if (entry.Ending is not null || await IsInWork(entry, stop))
        {
            return false;
        }

        await open.MarkAsync(entry.VideoId, entry.Version);
        await workflows.ScheduleNewWorkflowAsync(nameof(PublishVideoWorkflow), entry.WorkflowId, entry.Input);
        logger.WorkflowStarted(entry.UploadId, entry.WorkflowId);
        return true;
    }

    private async Task<bool> TryGiveUpAsync(VersionEntry entry, CancellationToken stop)
    {
        if (entry.Ending is not null || await IsInWork(entry, stop))
        {
            return false;
        }

        var (reason, sentence) = Refusals.Internal;
        if (await catalog.FailAsync(entry.VideoId, new(entry.Version, reason, sentence, entry.Run, RequestId: entry.RequestId)))
        {
            await ledger.CloseAsync(entry.VideoId, entry.Version, new VersionEnding(clock.GetUtcNow(), reason, sentence));
        }

        logger.UploadGivenUp(entry.UploadId, entry.VideoId, entry.Version);
        return true;
    }

    /// <summary>There is none, or it broke off: nobody works on the version.</summary>
    internal static bool IsGone(WorkflowState state) =>
        !state.Exists || state.RuntimeStatus is WorkflowRuntimeStatus.Failed or WorkflowRuntimeStatus.Terminated or WorkflowRuntimeStatus.Canceled;

    private async Task<bool> IsInWork(VersionEntry entry, CancellationToken stop) =>
        !IsGone(await workflows.GetWorkflowStateAsync(entry.WorkflowId, getInputsAndOutputs: false, stop));
}
