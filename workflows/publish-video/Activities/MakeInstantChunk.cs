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
        List<Task<EncodeOutcome>> encodes = [];
        if (work.Plan.Video.Count > 0)
        {
            encodes.Add(pictures.EncodeAsync(work.Plan, chunk, source.Address, from, done => progress.Report(done.Fraction)));
        }

        if (work.Plan.Audio.Count > 0)
        {
            encodes.Add(sounds.EncodePartAsync(work.Plan, chunk, source.Address, from, gain));
        }

        await Task.WhenAll([keys, .. encodes]);
        if (encodes.Select(encode => encode.Result).OfType<EncodeOutcome.Unreadable>().FirstOrDefault() is { } unreadable)
        {
            return unreadable.Refusal;
        }

        List<PackagedTrack> tracks = [];
        if (work.Plan.Video.Count > 0)
        {
            tracks.AddRange(await packager.PackageVideoAsync(work.Plan, chunk, from, to, await keys));
        }

        if (work.Plan.Audio.Count > 0)
        {
            tracks.AddRange(await packager.PackageAudioPartAsync(work.Plan, chunk, from, to, await keys));
        }

        await commit.CommitAsync(version, work, WorkPart.Chunk(chunk), to, tracks);
        await progress.DoneAsync();
        return null;
    }
}
