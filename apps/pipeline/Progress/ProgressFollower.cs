using Dapr.Client;
using Dapr.Workflow;
using EduStream.Contracts;
using EduStream.Contracts.Progress;
using EduStream.PublishVideo.Outcomes;
using EduStream.PublishVideo.Progress;
using EduStream.PublishVideo.Versions;

namespace EduStream.Pipeline.Progress;

/// <summary>Reads the progress of one version again and again; remembers what is done and does not read it twice.</summary>
internal sealed class ProgressFollower(DaprClient dapr, DaprWorkflowClient workflows, VersionLedger ledger, TimeProvider clock, VersionEntry entry)
{
    private const int KeysAtOnce = 64;

    private readonly Dictionary<string, StepRecord> records = [];
    private PlanRecord? plan;

    internal async Task<VideoProgress> ReadAsync(CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var known = await ledger.FindAsync(entry.UploadId, stop) ?? entry;
        if (known.Ending is { } ending)
        {
            return ProgressMath.Ended(known, ending.Reason, ending.Sentence, now);
        }

        var state = await workflows.GetWorkflowStateAsync(known.WorkflowId, getInputsAndOutputs: true, stop);
        if (!state.Exists)
        {
            return ProgressMath.Waiting(known, now);
        }

        if (state.RuntimeStatus is WorkflowRuntimeStatus.Failed or WorkflowRuntimeStatus.Terminated or WorkflowRuntimeStatus.Canceled)
        {
            return ProgressMath.Ended(known, Refusals.Internal.Reason, Refusals.Internal.Sentence, now);
        }

        plan ??= await dapr.GetStateAsync<PlanRecord?>(Components.StateStore, PlanRecord.KeyOf(known.VideoId, known.Version), cancellationToken: stop);
        if (plan is not null)
        {
            await ReadSteps(Steps.Encode, plan.Chunks, stop);
            await ReadSteps(Steps.Verify, plan.Chunks, stop);
            await Read([.. Enumerable.Range(0, plan.Sounds).SelectMany(sound => (string[])[Steps.EncodeAudio(sound), Steps.VerifyAudio(sound)]), Steps.Assemble], stop);
        }

        return ProgressMath.Working(known, state.ReadCustomStatusAs<string>(), plan, records, now);
    }

    // Chunks begin in order: once nothing is found in a row of them, nothing comes after it.
    private async Task ReadSteps(Func<int, string> step, int chunks, CancellationToken stop)
    {
        foreach (var row in Enumerable.Range(0, chunks).Select(step).Where(IsOpen).Chunk(KeysAtOnce))
        {
            if (!await Read(row, stop))
            {
                return;
            }
        }
    }

    private async Task<bool> Read(IReadOnlyList<string> steps, CancellationToken stop)
    {
        var keys = steps.Where(IsOpen).Select(step => StepRecord.KeyOf(entry.VideoId, entry.Version, step)).ToList();
        var found = keys.Count == 0 ? [] : await dapr.GetBulkStateAsync<StepRecord?>(Components.StateStore, keys, parallelism: null, cancellationToken: stop);
        foreach (var record in found.Select(item => item.Value).OfType<StepRecord>())
        {
            records[record.Step] = record;
        }

        return found.Any(item => item.Value is not null);
    }

    private bool IsOpen(string step) => !records.TryGetValue(step, out var record) || !record.Done;
}
