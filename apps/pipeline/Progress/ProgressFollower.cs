using Dapr.Client;
using Dapr.Workflow;
using EduStream.Contracts;
using EduStream.Contracts.Progress;
using EduStream.Media.Planning;
using EduStream.Pipeline.Sweeping;
using EduStream.PublishVideo.Outcomes;
using EduStream.PublishVideo.Progress;
using EduStream.PublishVideo.Sections;
using EduStream.PublishVideo.Versions;
using EduStream.PublishVideo.Watching;

namespace EduStream.Pipeline.Progress;

/// <summary>Reads the progress of one version again and again; remembers what is done and does not read it twice.</summary>
internal sealed class ProgressFollower(DaprClient dapr, DaprWorkflowClient workflows, VersionLedger ledger, LearnedCosts costs, TimeSpan stallAfter, TimeProvider clock, VersionEntry entry)
{
    private const int KeysAtOnce = 64;

    private readonly Dictionary<string, StepRecord> records = [];
    private PlanRecord? planned;
    private CostRecord? learned;

    internal async Task<VideoProgress> ReadAsync(CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var known = await ledger.FindAsync(entry.VideoId, entry.Version, stop) ?? entry;
        if (known.Ending is { Reason: null })
        {
            return ProgressMath.Ended(known, null, null, now);
        }

        var state = await workflows.GetWorkflowStateAsync(known.WorkflowId, getInputsAndOutputs: true, stop);
        if (known.Ending is { } ending)
        {
            // The stage that a file was refused in is the last that the workflow named.
            return ProgressMath.Ended(known, ending.Reason, ending.Sentence, now) with { Failure = await FailureOfAsync(ending.Failure, state, ending.At, isKept: false, stop) };
        }

        if (known.Failure is { } failure)
        {
            return ProgressMath.Ended(known, failure.Reason, failure.Sentence, now) with { Failure = await FailureOfAsync(failure, state, failure.At, failure.KeptUntil > now, stop) };
        }

        if (!state.Exists)
        {
            return ProgressMath.Waiting(known, now);
        }

        if (state.RuntimeStatus is WorkflowRuntimeStatus.Failed or WorkflowRuntimeStatus.Terminated or WorkflowRuntimeStatus.Canceled)
        {
            return ProgressMath.Ended(known, Refusals.Internal.Reason, Refusals.Internal.Sentence, now);
        }

        if (await PlanAsync(stop) is { } plan)
        {
            await ReadSteps([.. ChunkOrder.Of(plan.Chunks).Select(Steps.Encode)], stop);
            await ReadSteps([.. ChunkOrder.Of(plan.Chunks).Select(Steps.Verify)], stop);
            await ReadSteps([.. (plan.Instant ?? []).Select((_, chunk) => Steps.Instant(chunk))], stop);
            await Read([.. Enumerable.Range(0, plan.Sounds).SelectMany(sound => (string[])[Steps.EncodeAudio(sound), Steps.VerifyAudio(sound)]), Steps.Assemble], stop);
        }

        var failures = await dapr.GetStateAsync<FailureRecord?>(Components.StateStore, FailureRecord.KeyOf(known.VideoId, known.Version), cancellationToken: stop);
        var pulse = await dapr.GetStateAsync<Pulse?>(Components.StateStore, Pulse.KeyOf(known.VideoId, known.Version), cancellationToken: stop);
        var stall = Stall.Of(pulse, state.CreatedAt, planned?.Chunks, stallAfter, now);
        learned ??= await costs.ReadAsync(stop) ?? CostRecord.Usual;
        var facts = new StepFacts(records, failures, pulse, learned);
        return ProgressMath.Working(known, state.ReadCustomStatusAs<string>(), planned, facts, now) with { Stall = stall };
    }

    private async Task<PlanRecord?> PlanAsync(CancellationToken stop) =>
        planned ??= await dapr.GetStateAsync<PlanRecord?>(Components.StateStore, PlanRecord.KeyOf(entry.VideoId, entry.Version), cancellationToken: stop);

    private async Task<VideoFailure> FailureOfAsync(VersionFailure? failure, WorkflowState state, DateTimeOffset at, bool isKept, CancellationToken stop)
    {
        var stage = state.Exists && state.ReadCustomStatusAs<string>() is { } last && ProgressStages.All.Contains(last) ? last : null;
        return failure is null
            ? new VideoFailure(stage, null, 0, at, null)
            : new VideoFailure(StepWords.StageOf(failure.Step) ?? stage, StepWords.Of(failure.Step, (await PlanAsync(stop))?.Chunks), failure.Attempts, failure.At, isKept ? failure.KeptUntil : null);
    }

    // Chunks begin in order, in each of several sections: once nothing is found of as many as a section has, nothing comes after them.
    private async Task ReadSteps(IReadOnlyList<string> steps, CancellationToken stop)
    {
        var missing = 0;
        foreach (var row in steps.Where(IsOpen).Chunk(KeysAtOnce).TakeWhile(_ => missing <= SectionGrid.ChunksPerSection))
        {
            missing = await Read(row, stop) ? 0 : missing + row.Length;
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
