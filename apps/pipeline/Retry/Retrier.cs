using Dapr.Workflow;
using EduStream.Pipeline.Uploads;
using EduStream.PublishVideo;
using EduStream.PublishVideo.Versions;

namespace EduStream.Pipeline.Retry;

/// <summary>Wakes the workflow that keeps the work of a broken run, or starts it anew when it is gone.</summary>
internal sealed class Retrier(VersionLedger ledger, DaprWorkflowClient workflows, PublishStarter starter, ILogger<Retrier> logger)
{
    internal async Task<Retrial> RetryAsync(VersionEntry entry, CancellationToken stop)
    {
        if (entry.Ending is { } ending)
        {
            return ending.Reason is null ? Retrial.Published : Retrial.NotPossible;
        }

        // A workflow that was terminated or lost is begun again, with or without a noted failure.
        if (await starter.TryStartAsync(entry, stop))
        {
            logger.RunStartedAnew(entry.VideoId, entry.Version);
            return Retrial.Begun;
        }

        if (entry.Failure is not { } failure)
        {
            return Retrial.InWork;
        }

        await workflows.RaiseEventAsync(entry.WorkflowId, PublishVideoInput.RetryEventOf(failure.Run), cancellation: stop);
        // The workflow notes it too; here so that whoever asks next sees the version in work.
        await ledger.BeginAsync(entry.VideoId, entry.Version, failure.Run + 1);
        logger.RunRetried(entry.VideoId, entry.Version, failure.Run + 1);
        return Retrial.Begun;
    }
}

/// <summary>What came of asking for a retry.</summary>
internal enum Retrial
{
    Begun,

    /// <summary>It is in work already.</summary>
    InWork,

    Published,

    /// <summary>The file is the cause, or what was made is gone.</summary>
    NotPossible,
}
