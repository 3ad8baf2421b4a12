using Dapr.Workflow;
using EduStream.Contracts;
using EduStream.Media.Encoding;
using EduStream.Media.Planning;
using EduStream.Media.Probing;
using EduStream.PublishVideo.Instant;
using EduStream.PublishVideo.Work;
using EduStream.Storage;
using Microsoft.Extensions.Options;

namespace EduStream.PublishVideo.Activities;

/// <summary>Decides how the instant stream is made and commits it for the other activities: the first plan of a version stays.</summary>
internal sealed class PlanInstant(
    IMediaStore store, WorkFiles files, AudioEncoder audio, InstantParts parts, ScratchSpace scratch, IOptions<EncodingOptions> encoding, IOptions<PublishVideoOptions> options)
    : WorkflowActivity<PlanEncodingInput, InstantSummary>
{
    public override async Task<InstantSummary> RunAsync(WorkflowActivityContext context, PlanEncodingInput input)
    {
        var (version, found) = input;
        var path = WorkPaths.InstantPlan(version);
        if (!await files.ExistsAsync(path))
        {
            var source = await store.FindAsync(MediaPaths.UploadSource(version.UploadId)) ?? throw new FileNotFoundException("The uploaded file is gone.");
            await using var address = await store.OpenInputAsync(MediaPaths.UploadSource(version.UploadId));
            await files.CommitAsync(path, await CopyAsync(found, address.Address, source.ETag) ?? await EncodeAsync(found, address.Address, source.ETag));
        }

        var instant = await files.ReadAsync<InstantPlan>(path);
        var plan = instant.Work.Plan;
        var whole = EncodingPlanner.Plan(found, encoding.Value);
        return new InstantSummary(instant.ChunkCount, options.Value.ChunksAtOnce, plan.Duration.Value, [.. plan.KeyClasses().Union(whole.KeyClasses())]);
    }

    private async Task<InstantPlan?> CopyAsync(SourceInfo source, string address, string eTag)
    {
        if (!source.StreamReady || !encoding.Value.UseReadySources)
        {
            return null;
        }

        var decided = InstantPlanner.Copy(source, encoding.Value);
        using var folder = scratch.NewFolder();
        return await parts.CanCopyAsync(decided, address, folder) ? new InstantPlan(WorkPlan.Of(decided, eTag), null, Copied: true) : null;
    }

    private async Task<InstantPlan> EncodeAsync(SourceInfo source, string address, string eTag)
    {
        var decided = InstantPlanner.Plan(source, encoding.Value);
        var gain = decided.Audio.Count == 0 ? null : await audio.SampleGainAsync(decided, address);
        return new InstantPlan(WorkPlan.Of(decided, eTag), gain);
    }
}

/// <param name="DurationSeconds">Of the whole video.</param>
/// <param name="KeyClasses">Everything that the version may need a key for, whatever ladder is chosen later.</param>
internal sealed record InstantSummary(int Chunks, int ChunksAtOnce, double DurationSeconds, IReadOnlyList<string> KeyClasses);
