using Dapr.Workflow;
using EduStream.Contracts;
using EduStream.Media;
using EduStream.Media.Encoding;
using EduStream.Media.Packaging;
using EduStream.PublishVideo.Apps;
using EduStream.PublishVideo.Instant;
using EduStream.PublishVideo.Progress;
using EduStream.PublishVideo.Work;
using EduStream.Storage;

namespace EduStream.PublishVideo.Activities;

/// <summary>Picture and sound of one chunk of the instant stream, encoded, encrypted and committed in one go: each step between them would be felt.</summary>
internal sealed class MakeInstantChunk(
    IMediaStore store,
    WorkFiles files,
    ChunkEncoder pictures,
    AudioEncoder sounds,
    ChunkPackager packager,
    PackagedCommit commit,
    LicensingClient licensing,
    EncodeSlots slots,
    ScratchSpace scratch,
    StepProgressFactory progresses)
    : WorkflowActivity<ChunkInput, Refusal?>
{
    public override async Task<Refusal?> RunAsync(WorkflowActivityContext context, ChunkInput input)
    {
        var (version, chunk) = input;
        var (work, gain) = await files.ReadAsync<InstantPlan>(WorkPaths.InstantPlan(version));
        if (await commit.IsDoneAsync(version, work, WorkPart.Chunk(chunk)))
        {
            return null;
        }

        using var slot = await slots.TakeAsync(version.OwnerId, WorkClass.Required);
        await using var progress = await progresses.StartAsync(version, Steps.Instant(chunk));
        using var folder = scratch.NewFolder();
        var (from, to) = (folder.File("in"), folder.File("out"));
        await using var source = await store.OpenInputAsync(MediaPaths.UploadSource(version.UploadId));
        var keys = licensing.ReleaseAsync(version);
        var picture = pictures.EncodeAsync(work.Plan, chunk, source.Address, from, done => progress.Report(done.Fraction));
        var sound = work.Plan.Audio.Count == 0 ? null : sounds.EncodePartAsync(work.Plan, chunk, source.Address, from, gain);
        await Task.WhenAll(sound is null ? [keys, picture] : [keys, picture, sound]);
        foreach (var outcome in sound is null ? [await picture] : new[] { await picture, await sound })
        {
            if (outcome is EncodeOutcome.Unreadable unreadable)
            {
                return unreadable.Refusal;
            }
        }

        var tracks = await packager.PackageVideoAsync(work.Plan, chunk, from, to, await keys);
        IReadOnlyList<PackagedTrack> audio = sound is null ? [] : await packager.PackageAudioPartAsync(work.Plan, chunk, from, to, await keys);
        await commit.CommitAsync(version, work, WorkPart.Chunk(chunk), to, [.. tracks, .. audio]);
        await progress.DoneAsync();
        return null;
    }
}
