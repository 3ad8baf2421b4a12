using EduStream.Media;
using EduStream.Media.Encoding;
using EduStream.PublishVideo.Progress;

namespace EduStream.PublishVideo.Work;

/// <summary>Commits what an encode wrote: every file, then the marker that says all are there.</summary>
internal sealed class EncodedCommit(WorkFiles files, ILogger<EncodedCommit> logger)
{
    internal Task<bool> IsDoneAsync(PublishVideoInput version, WorkPlan plan, WorkPart part) => files.ExistsAsync(WorkPaths.EncodedMarker(version, plan, part));

    /// <summary>Brings the committed files to a local folder.</summary>
    internal async Task FetchAsync(PublishVideoInput version, WorkPlan plan, WorkPart part, string folder)
    {
        foreach (var file in await files.ReadAsync<IReadOnlyList<EncodedFile>>(WorkPaths.EncodedMarker(version, plan, part)))
        {
            await files.FetchAsync(WorkPaths.Encoded(version, plan, part, file.File), Path.Combine(folder, file.File));
        }
    }

    internal async Task<Refusal?> CommitAsync(PublishVideoInput version, WorkPlan plan, WorkPart part, ScratchFolder folder, EncodeOutcome outcome, StepProgress progress)
    {
        if (outcome is EncodeOutcome.Unreadable unreadable)
        {
            logger.SourceUnreadable(version.VideoId, version.Version, part.ToString(), unreadable.Detail ?? unreadable.Refusal.Reason);
            return unreadable.Refusal;
        }

        var encoded = ((EncodeOutcome.Encoded)outcome).Files;
        foreach (var file in encoded)
        {
            await files.CommitFileAsync(WorkPaths.Encoded(version, plan, part, file.File), folder.File(file.File));
        }

        await files.CommitAsync(WorkPaths.EncodedMarker(version, plan, part), encoded);
        await progress.DoneAsync();
        logger.Encoded(version.VideoId, version.Version, part.ToString(), encoded.Sum(file => file.Bytes));
        return null;
    }
}
