using Dapr.Workflow;
using EduStream.Contracts;
using EduStream.Contracts.Events;
using EduStream.EnrichVideo;
using EduStream.EnrichVideo.Outcomes;
using EduStream.PublishVideo.Versions;

namespace EduStream.Pipeline.Enrichment;

/// <summary>Makes each published version one run of the enrichment, however often it is told of it.</summary>
internal sealed class EnrichStarter(VersionLedger versions, EnrichmentLedger ledger, DaprWorkflowClient workflows, ILogger<EnrichStarter> logger)
{
    internal async Task StartAsync(VideoPublished published, CancellationToken stop)
    {
        var id = EnrichVideoInput.WorkflowIdOf(published.VideoId, published.Version);
        // After a roll back the catalog has forgotten what it was told of the version: it is looked through again, which finds most of its files made.
        var isKnown = published.RolledBackFrom is null && await ledger.FindAsync(published.VideoId, published.Version, stop) is not null;
        if (isKnown || await IsInWork(id, stop))
        {
            logger.EnrichmentKnown(published.VideoId, published.Version);
            return;
        }

        if (await SourceAsync(published, stop) is not { } source)
        {
            logger.SourceUnknown(published.VideoId, published.Version);
            return;
        }

        await workflows.ScheduleNewWorkflowAsync(nameof(EnrichVideoWorkflow), id, source);
        logger.EnrichmentStarted(published.VideoId, published.Version, id);
    }

    private async Task<EnrichVideoInput?> SourceAsync(VideoPublished published, CancellationToken stop)
    {
        if (published.UploadId is { } uploadId)
        {
            // Without an entry the work is done all the same, only its turn at the slots is shared with others of no owner.
            return new EnrichVideoInput(published.VideoId, published.Version, uploadId, (await versions.FindAsync(uploadId, stop))?.OwnerId ?? string.Empty);
        }

        return await versions.NewestAsync(published.VideoId, stop) is { } newest && newest.Version == published.Version
            ? new EnrichVideoInput(published.VideoId, published.Version, newest.UploadId, newest.OwnerId)
            : null;
    }

    private async Task<bool> IsInWork(string id, CancellationToken stop)
    {
        var state = await workflows.GetWorkflowStateAsync(id, getInputsAndOutputs: false, stop);
        return state.Exists && state.RuntimeStatus is not (WorkflowRuntimeStatus.Completed or WorkflowRuntimeStatus.Failed or WorkflowRuntimeStatus.Terminated or WorkflowRuntimeStatus.Canceled);
    }
}
