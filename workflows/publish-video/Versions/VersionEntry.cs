using EduStream.Contracts;

namespace EduStream.PublishVideo.Versions;

/// <summary>What pipeline remembers of one version: what it is made from, where it stands, and how it ended.</summary>
/// <param name="OwnerId">The <c>sub</c> of who uploaded: besides admins the only one who may follow the progress.</param>
/// <param name="Ending">Null while the workflow has work to do, and while a failed version is kept for a retry.</param>
/// <param name="Run">Counts from 1; each retry is one more.</param>
/// <param name="Failure">How the last run broke, while what it made is kept; null as soon as the next run begins.</param>
/// <param name="Undo">The activities that take back what broken runs made, in the order in which their steps were done.</param>
/// <param name="RequestId">The request to make it anew from a source that had a version already; null for the version of an upload.</param>
internal sealed record VersionEntry(
    UploadId UploadId,
    VideoId VideoId,
    int Version,
    LessonId LessonId,
    string OwnerId,
    VersionEnding? Ending = null,
    int Run = 1,
    VersionFailure? Failure = null,
    IReadOnlyList<string>? Undo = null,
    Guid? RequestId = null)
{
    /// <summary>The workflow's instance id.</summary>
    internal string WorkflowId => PublishVideoInput.WorkflowIdOf(VideoId, Version);

    /// <summary>What a run of the workflow begins with: the run that is due, and what an earlier one left to undo.</summary>
    internal PublishVideoInput Input => new(VideoId, Version, UploadId, OwnerId, Failure is null ? Run : Failure.Run + 1, Undo, RequestId);
}

/// <summary>How a version ended. Published: <see cref="Reason"/> and <see cref="Sentence"/> are null.</summary>
/// <param name="Failure">Of a version that was kept in vain: what had broken.</param>
internal sealed record VersionEnding(DateTimeOffset At, string? Reason = null, string? Sentence = null, VersionFailure? Failure = null);

/// <summary>A step failed in all its tries, through no fault of the file. What was made is kept, so that a retry goes on from there.</summary>
/// <param name="Step">See <see cref="Progress.Steps"/>; null when it is not known.</param>
/// <param name="Attempts">How often the step was tried in this run; 0 when it is not known.</param>
/// <param name="KeptUntil">Until then a retry is possible, afterwards it is undone.</param>
internal sealed record VersionFailure(int Run, string? Step, int Attempts, DateTimeOffset At, string Reason, string Sentence, DateTimeOffset KeptUntil);

internal sealed record NewestVersion(int Version);

/// <summary>Kept under the id of an upload or of a request: the version that it became.</summary>
internal sealed record VersionGuard(VideoId VideoId, int Version);
