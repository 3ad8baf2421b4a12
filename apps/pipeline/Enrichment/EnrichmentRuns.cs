using Dapr.Workflow;
using EduStream.Contracts;
using EduStream.EnrichVideo;
using EduStream.EnrichVideo.Outcomes;

namespace EduStream.Pipeline.Enrichment;

/// <summary>The runs of a version's enrichment: where the newest one stands, and the beginning of the next one.</summary>
internal sealed class EnrichmentRuns(EnrichmentLedger ledger, DaprWorkflowClient workflows, TimeProvider clock)
{
    // Between the note that a run begins and its instance lies one call.
    private static readonly TimeSpan Beginning = TimeSpan.FromSeconds(30);

    internal async Task<EnrichmentRun> FindAsync(VideoId videoId, int version, CancellationToken stop)
    {
        var entry = await ledger.FindAsync(videoId, version, stop);
        var state = await workflows.GetWorkflowStateAsync(EnrichVideoInput.WorkflowIdOf(videoId, version, entry?.Run ?? 1), getInputsAndOutputs: false, stop);
        var isLive = state.Exists && state.RuntimeStatus is not (WorkflowRuntimeStatus.Completed or WorkflowRuntimeStatus.Failed or WorkflowRuntimeStatus.Terminated or WorkflowRuntimeStatus.Canceled);
        var isBeginning = !state.Exists && entry?.BeganAt is { } began && clock.GetUtcNow() - began < Beginning;
        return new EnrichmentRun(entry, state.Exists, isLive, isBeginning);
    }

    /// <summary>False when somebody else began one since <paramref name="before"/> was found.</summary>
    internal async Task<bool> BeginAsync(EnrichVideoInput source, EnrichmentRun before, CancellationToken stop)
    {
        var input = source with { Run = before.Next };
        if (!await ledger.BeginAsync(input.VideoId, input.Version, input.Run, before.Entry, stop))
        {
            return false;
        }

        await workflows.ScheduleNewWorkflowAsync(nameof(EnrichVideoWorkflow), input.WorkflowId, input);
        return true;
    }
}

/// <param name="Entry">Null when none was begun.</param>
/// <param name="Exists">It has an instance, be it ended.</param>
/// <param name="IsLive">Its instance has work to do.</param>
/// <param name="IsBeginning">It was noted a moment ago and has no instance yet.</param>
internal sealed record EnrichmentRun(EnrichmentEntry? Entry, bool Exists, bool IsLive, bool IsBeginning)
{
    internal bool HasEnded => Entry?.At is not null;

    /// <summary>Number of the next run. One that never came to an instance is begun again under its number.</summary>
    internal int Next => (Entry?.Run ?? 1) + (Exists || HasEnded ? 1 : 0);
}
