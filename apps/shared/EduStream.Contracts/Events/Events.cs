namespace EduStream.Contracts.Events;

/// <summary>The last byte of an upload is durable in the media store at <see cref="MediaPaths.UploadSource"/>. May arrive twice.</summary>
/// <param name="Length">Bytes.</param>
/// <param name="FileName">As the client named it: hostile text, for display only.</param>
/// <param name="InstructorId">The <c>sub</c> claim of who uploaded.</param>
public sealed record UploadCompleted(UploadId UploadId, VideoId VideoId, LessonId LessonId, string InstructorId, string FileName, long Length, DateTimeOffset CompletedAt);

/// <summary>The catalog's <c>published</c> pointer of the video names this version.</summary>
public sealed record VideoPublished(VideoId VideoId, int Version, LessonId LessonId, CourseId CourseId, DateTimeOffset PublishedAt)
{
    /// <summary>What the version was made of; null in events from before it was told.</summary>
    public UploadId? UploadId { get; init; }
}

/// <summary>This version will not be published.</summary>
/// <param name="Reason">Stable machine-readable reason, see <see cref="Videos.FailureReasons"/>.</param>
/// <param name="Sentence">For the instructor: what happened and what to do.</param>
public sealed record VideoFailed(VideoId VideoId, int Version, LessonId LessonId, CourseId CourseId, string Reason, string Sentence, DateTimeOffset FailedAt);
