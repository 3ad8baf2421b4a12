namespace EduStream.Contracts.Events;

/// <summary>The last byte of an upload is durable in the media store at <see cref="MediaPaths.UploadSource"/>. May arrive twice.</summary>
/// <param name="Length">Bytes.</param>
/// <param name="FileName">As the client named it: hostile text, for display only.</param>
/// <param name="InstructorId">The <c>sub</c> claim of who uploaded.</param>
public sealed record UploadCompleted(UploadId UploadId, VideoId VideoId, LessonId LessonId, string InstructorId, string FileName, long Length, DateTimeOffset CompletedAt);

/// <summary>
/// The index of an upload and the first bytes after it are there, the rest is on its way: what has come can be read and worked on. May arrive twice, late, or never.
/// </summary>
/// <param name="InstructorId">The <c>sub</c> claim of who uploads it.</param>
/// <param name="Length">Bytes that it will have.</param>
public sealed record UploadReadable(UploadId UploadId, VideoId VideoId, string InstructorId, long Length);

/// <summary>The catalog's <c>published</c> pointer of the video names this version.</summary>
public sealed record VideoPublished(VideoId VideoId, int Version, LessonId LessonId, CourseId CourseId, DateTimeOffset PublishedAt)
{
    /// <summary>What the version was made of; null in events from before it was told.</summary>
    public UploadId? UploadId { get; init; }

    /// <summary>The later version that the pointer was taken back from; null when this one is new.</summary>
    public int? RolledBackFrom { get; init; }

    /// <summary>The second picture of the lesson: says nothing of whether the lesson can be watched.</summary>
    public bool IsCompanion { get; init; }
}

/// <summary>A new version of the video is to be made from a source that had one already, with the settings of today. May arrive twice.</summary>
/// <param name="UploadId">The source, which lies at <see cref="MediaPaths.UploadSource"/>.</param>
/// <param name="InstructorId">The <c>sub</c> claim of who uploaded it.</param>
public sealed record RepublishRequested(Guid RequestId, VideoId VideoId, LessonId LessonId, UploadId UploadId, string InstructorId, DateTimeOffset RequestedAt);

/// <summary>This version is beyond those that are kept for a roll-back. May arrive twice.</summary>
/// <param name="RemoveAt">When the last session that watches it has ended.</param>
public sealed record VersionRetired(VideoId VideoId, int Version, DateTimeOffset RetiredAt, DateTimeOffset RemoveAt);

/// <summary>The uploaded bytes are kept no longer: nothing will be made of them. May arrive twice.</summary>
public sealed record SourceExpired(UploadId UploadId, VideoId VideoId, DateTimeOffset ExpiredAt);

/// <summary>This version will not be published.</summary>
/// <param name="Reason">Stable machine-readable reason, see <see cref="Videos.FailureReasons"/>.</param>
/// <param name="Sentence">For the instructor: what happened and what to do.</param>
public sealed record VideoFailed(VideoId VideoId, int Version, LessonId LessonId, CourseId CourseId, string Reason, string Sentence, DateTimeOffset FailedAt)
{
    /// <summary>As in <see cref="VideoPublished"/>: the lesson itself did not fail.</summary>
    public bool IsCompanion { get; init; }
}
