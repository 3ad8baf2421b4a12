using Dapr.Workflow;
using EduStream.Contracts;
using EduStream.Media;
using EduStream.Media.Encoding;
using EduStream.PublishVideo.Progress;
using EduStream.PublishVideo.Work;
using EduStream.Storage;

namespace EduStream.PublishVideo.Activities;

/// <summary>Encodes one sound of the whole file, in all its renditions, in one run: cutting sound into chunks would be heard.</summary>
internal sealed class EncodeAudio(IMediaStore store, WorkFiles files, AudioEncoder encoder, EncodedCommit commit, EncodeSlots slots, ScratchSpace scratch, StepProgressFactory progresses)
    : WorkflowActivity<SoundInput, Refusal?>
{
    public override async Task<Refusal?> RunAsync(WorkflowActivityContext context, SoundInput input)
    {
        var plan = await files.ReadPlanAsync(input);
        var part = WorkPart.Sound(input.Sound);
        if (await commit.IsDoneAsync(input, plan, part))
        {
            return null;
        }

        using var slot = await slots.TakeAsync(input.OwnerId, WorkClass.Optional);
        await using var progress = await progresses.StartAsync(input, part.EncodeStep);
        using var folder = scratch.NewFolder();
        await using var source = await store.OpenInputAsync(MediaPaths.UploadSource(input.UploadId));
        var outcome = await encoder.EncodeAsync(plan.Plan, input.Sound, source.Address, folder.Path, done => progress.Report(done.Fraction));
        return await commit.CommitAsync(input, plan, part, folder, outcome, progress);
    }
}
