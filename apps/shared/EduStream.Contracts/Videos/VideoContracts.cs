namespace EduStream.Contracts.Videos;

/// <summary><c>uploads</c> asks <c>catalog</c> (invoke <c>POST internal/uploads</c>): may this person upload to this lesson, and to which video?</summary>
/// <param name="Companion">What the upload shows when it is for the lesson's companion; null for the lesson's main video.</param>
public sealed record RegisterUpload(UploadId UploadId, LessonId LessonId, string InstructorId, bool IsAdmin, string FileName, long Length, CompanionRole? Companion = null);

/// <summary>The answer. The same upload id always gets the same video.</summary>
public sealed record UploadRegistered(VideoId VideoId);

/// <summary>
/// <c>pipeline</c> tells <c>catalog</c> that work on a version began (invoke <c>POST internal/videos/{videoId}/versions</c>); idempotent. A later run of a version that
/// failed takes it up again.
/// </summary>
/// <param name="Run">Counts from 1; each retry is one more.</param>
/// <param name="RequestId">The request to make the version anew from a source that had one already.</param>
public sealed record VersionStarted(UploadId UploadId, int Version, int Run = 1, Guid? RequestId = null);

/// <summary>
/// <c>pipeline</c> asks <c>catalog</c> to switch the video's pointers (invoke <c>POST internal/videos/{videoId}/publish</c>); idempotent per version,
/// an older version never replaces a newer one.
/// </summary>
public sealed record PublishVersion(int Version, double DurationSeconds, IReadOnlyList<RenditionSummary> Renditions);

/// <summary>
/// <c>pipeline</c> tells <c>catalog</c> that the instant stream of a version can be watched while its ladder is still encoded (invoke
/// <c>POST internal/videos/{videoId}/playable</c>); idempotent. 409 <c>not-wanted</c> when a version of the video is published: learners keep that one until the whole new one is there.
/// </summary>
/// <param name="DurationSeconds">Of the whole video, not of what is there.</param>
public sealed record PlayableVersion(int Version, double DurationSeconds);

/// <summary>For people: what a version holds.</summary>
public sealed record RenditionSummary(string Track, string Codec, int? Width, int? Height, long AverageBitrate, long Bytes);

/// <summary>
/// <c>pipeline</c> tells <c>catalog</c> that a version failed for good (invoke <c>POST internal/videos/{videoId}/fail</c>); idempotent per version.
/// Once the version is published nothing changes and the answer is 409: the catalog alone decides which of the two happened, and files and keys are only removed after a 2xx.
/// </summary>
/// <param name="Run">Counts from 1; a failure of an earlier run than the newest changes nothing.</param>
/// <param name="KeptUntil">Until then what was made is kept and a retry is possible; null when it is undone.</param>
/// <param name="RequestId">As in <see cref="VersionStarted"/>.</param>
public sealed record FailVersion(int Version, string Reason, string Sentence, int Run = 1, DateTimeOffset? KeptUntil = null, Guid? RequestId = null);

/// <summary>
/// <c>pipeline</c> asks <c>catalog</c> for leave to remove the files and keys of a retired version (invoke <c>POST internal/videos/{videoId}/remove</c>); idempotent.
/// 409 when people watch it again.
/// </summary>
public sealed record RemoveVersion(int Version, DateTimeOffset RetiredAt);

/// <summary>
/// <c>pipeline</c> asks <c>catalog</c> which version people watch (invoke <c>GET internal/videos/{videoId}/published</c>; 404 <c>no-such-video</c>): after a failed
/// replacement or a roll-back that is not the newest.
/// </summary>
/// <param name="Version">Null while none is published.</param>
public sealed record PublishedVersion(int? Version = null);

/// <summary>State of a video as <c>catalog</c> tells it (JSON: camelCase strings).</summary>
public enum VideoState
{
    /// <summary>Bytes are arriving.</summary>
    Uploading,

    /// <summary>The workflow is running.</summary>
    Processing,

    /// <summary>A version can be watched.</summary>
    Published,

    /// <summary>No version can be watched and the newest one failed.</summary>
    Failed,
}

/// <summary>Why a version failed: stable names for programs; the sentence beside them is for people.</summary>
public static class FailureReasons
{
#pragma warning disable CS1591
    public const string NotVideo = "not-a-video";
    public const string Damaged = "damaged";
    public const string TooLong = "too-long";
    public const string TooLarge = "too-large";
    public const string NothingToEncode = "nothing-to-encode";
    public const string QualityCheckFailed = "quality-check-failed";
    public const string Removed = "removed";
    public const string Superseded = "superseded";
    public const string Internal = "internal";
#pragma warning restore CS1591
}
