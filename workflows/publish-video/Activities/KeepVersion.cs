using Dapr.Workflow;
using EduStream.PublishVideo.Outcomes;
using EduStream.PublishVideo.Progress;
using EduStream.PublishVideo.Versions;
using Microsoft.Extensions.Options;

namespace EduStream.PublishVideo.Activities;

/// <summary>Notes that a run broke, at which step and after how many tries. The answer: how long what it made is kept.</summary>
internal sealed class KeepVersion(VersionLedger ledger, StepFailures failures, IOptions<PublishVideoOptions> options, TimeProvider clock) : WorkflowActivity<KeepVersionInput, TimeSpan>
{
    public override async Task<TimeSpan> RunAsync(WorkflowActivityContext context, KeepVersionInput input)
    {
        var (version, step, undo) = input;
        var (now, kept) = (clock.GetUtcNow(), options.Value.KeepBroken);
        var attempts = step is null ? 0 : await failures.CountAsync(version.VideoId, version.Version, step);
        var (reason, sentence) = Refusals.Kept;
        await ledger.KeepAsync(version.VideoId, version.Version, new VersionFailure(version.Run, step, attempts, now, reason, sentence, now + kept), undo);
        await failures.ClearAsync(version.VideoId, version.Version);
        return kept;
    }
}

/// <param name="Step">See <see cref="Steps"/>; null when it is not known.</param>
/// <param name="Undo">The activities that take back what was made, in the order in which their steps were done.</param>
internal sealed record KeepVersionInput(PublishVideoInput Version, string? Step, IReadOnlyList<string> Undo);
