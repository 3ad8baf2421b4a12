using System.Security.Claims;
using EduStream.Contracts;
using EduStream.ServiceDefaults.Access;

namespace EduStream.Uploads.Uploads;

/// <summary>What is kept of an upload beside its bytes (JSON in the media store).</summary>
/// <param name="Metadata">The Upload-Metadata header as it came.</param>
/// <param name="VideoId">Null until the catalog has answered: then nobody but the creating request knows of the upload.</param>
/// <param name="AnnouncedAt">The event about its completion is published.</param>
internal sealed record UploadInfo(
    UploadId UploadId, LessonId LessonId, string OwnerId, string FileName, long Length, string Metadata, DateTimeOffset CreatedAt, VideoId? VideoId = null, DateTimeOffset? AnnouncedAt = null);

/// <summary>An upload as it stands.</summary>
/// <param name="Offset">Durable bytes.</param>
/// <param name="LastWritten">When the last of them came.</param>
internal sealed record Upload(UploadInfo Info, long Offset, DateTimeOffset LastWritten, DateTimeOffset ExpiresAt)
{
    internal bool IsComplete => Offset == Info.Length;

    /// <summary>A complete upload does not expire: it waits until it is announced.</summary>
    internal bool IsExpired(DateTimeOffset now) => !IsComplete && now >= ExpiresAt;

    internal bool MayBeTouchedBy(ClaimsPrincipal user) => user.IsAdmin() || user.UserId() == Info.OwnerId;
}
