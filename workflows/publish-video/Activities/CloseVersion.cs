using Dapr.Workflow;
using EduStream.Contracts;
using EduStream.Media;
using EduStream.PublishVideo.Progress;
using EduStream.PublishVideo.Versions;
using EduStream.Storage;

namespace EduStream.PublishVideo.Activities;

/// <summary>Notes how the version ended, so that a late redelivery starts nothing and the progress page can end.</summary>
internal sealed class CloseVersion(IMediaStore store, VersionLedger ledger, OpenVersions open, LearnedCosts cost, TimeProvider clock) : WorkflowActivity<CloseVersionInput, object?>
{
    public override async Task<object?> RunAsync(WorkflowActivityContext context, CloseVersionInput input)
    {
        // What was made while the upload was on its way is there even when the file was refused at the first look.
        await store.DeletePrefixAsync(MediaPaths.UploadWork(input.Version.UploadId));
        await ledger.CloseAsync(input.Version.VideoId, input.Version.Version, new VersionEnding(clock.GetUtcNow(), input.Refusal?.Reason, input.Refusal?.Sentence));
        await open.RemoveAsync(input.Version.VideoId, input.Version.Version);
        if (input.Refusal is null)
        {
            await cost.LearnAsync(input.Version.VideoId, input.Version.Version);
        }

        return null;
    }
}

/// <param name="Refusal">Null when it is published.</param>
internal sealed record CloseVersionInput(PublishVideoInput Version, Refusal? Refusal);
