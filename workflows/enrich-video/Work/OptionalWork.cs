using EduStream.PublishVideo;
using EduStream.PublishVideo.Progress;
using EduStream.PublishVideo.Work;

namespace EduStream.EnrichVideo.Work;

/// <summary>The one place where this workflow takes a core: it waits for a slot, keeps a step record, and works in a folder of its own.</summary>
internal sealed class OptionalWork(EncodeSlots slots, ScratchSpace scratch, StepProgressFactory progresses)
{
    /// <param name="step">Name of the step record.</param>
    internal async Task<T> RunAsync<T>(EnrichVideoInput version, string step, Func<ScratchFolder, StepProgress, Task<T>> work)
    {
        using var slot = await slots.TakeAsync(version.OwnerId, WorkClass.Optional);
        await using var progress = await progresses.StartAsync(new PublishVideoInput(version.VideoId, version.Version, version.UploadId, version.OwnerId), $"enrich-{step}");
        using var folder = scratch.NewFolder();
        var result = await work(folder, progress);
        await progress.DoneAsync();
        return result;
    }
}
