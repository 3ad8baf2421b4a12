using EduStream.Contracts;
using EduStream.Contracts.Videos;

namespace EduStream.Catalog.Videos;

/// <summary>A video.</summary>
/// <param name="Playable">Version that can be watched first.</param>
/// <param name="Published">Version whose whole ladder can be watched.</param>
/// <param name="Renditions">Of the published version.</param>
/// <param name="Reason">Of a failed video: a stable name. Only for the owner, as everything below.</param>
/// <param name="Sentence">Of a failed video: what happened and what to do.</param>
/// <param name="Versions">Newest first.</param>
/// <param name="SourceExpiredAt">When the uploaded file was given up; null while the video can be published anew.</param>
public sealed record VideoView(
    VideoId VideoId,
    LessonId LessonId,
    CourseId CourseId,
    VideoState State,
    int? Playable,
    int? Published,
    double? DurationSeconds,
    IReadOnlyList<RenditionSummary> Renditions,
    string? Reason,
    string? Sentence,
    IReadOnlyList<VersionView>? Versions,
    DateTimeOffset? SourceExpiredAt = null)
{
    internal static VideoView Of(Video video, bool forOwner) => new(
        video.Id, video.LessonId, video.Lesson.CourseId, video.State, video.Playable, video.Published, video.DurationSeconds,
        video.Versions.Find(version => version.Number == video.Published)?.Renditions ?? [],
        forOwner ? video.Reason : null,
        forOwner ? video.Sentence : null,
        forOwner ? [.. video.Versions.OrderByDescending(version => version.Number).Select(VersionView.Of)] : null,
        forOwner ? video.Source?.SourceExpiredAt : null);
}

/// <summary>One version of a video.</summary>
/// <param name="KeptUntil">Of a failed version: until then a retry is possible.</param>
/// <param name="MadeBy">The <c>sub</c> of who uploaded, or asked for it.</param>
/// <param name="Republished">Made anew from a source that had a version already.</param>
/// <param name="RemovedAt">Since then nobody can go back to it.</param>
public sealed record VersionView(
    int Version,
    VersionState State,
    DateTimeOffset StartedAt,
    DateTimeOffset? EndedAt,
    double? DurationSeconds,
    IReadOnlyList<RenditionSummary> Renditions,
    string? Reason,
    string? Sentence,
    DateTimeOffset? KeptUntil,
    string? MadeBy,
    bool Republished,
    DateTimeOffset? RemovedAt)
{
    internal static VersionView Of(VideoVersion version) => new(
        version.Number, version.State, version.StartedAt, version.EndedAt, version.DurationSeconds, version.Renditions, version.Reason, version.Sentence, version.KeptUntil,
        version.MadeBy, version.RequestId is not null, version.RemovedAt);
}
