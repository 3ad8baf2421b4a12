using EduStream.Contracts;

namespace EduStream.PublishVideo.Versions;

/// <summary>What pipeline remembers of one upload: it became this version, and how that ended.</summary>
/// <param name="OwnerId">The <c>sub</c> of who uploaded: besides admins the only one who may follow the progress.</param>
/// <param name="Ending">Null while the workflow has work to do.</param>
internal sealed record VersionEntry(UploadId UploadId, VideoId VideoId, int Version, LessonId LessonId, string OwnerId, VersionEnding? Ending = null)
{
    /// <summary>The workflow's instance id.</summary>
    internal string WorkflowId => PublishVideoInput.WorkflowIdOf(VideoId, Version);
}

/// <summary>How a version ended. Published: <see cref="Reason"/> and <see cref="Sentence"/> are null.</summary>
internal sealed record VersionEnding(DateTimeOffset At, string? Reason = null, string? Sentence = null);

internal sealed record NewestVersion(int Version, UploadId UploadId);
