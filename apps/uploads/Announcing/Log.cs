using EduStream.Contracts;

namespace EduStream.Uploads.Announcing;

internal static partial class Log
{
    [LoggerMessage(2300, LogLevel.Information, "Upload {UploadId} for video {VideoId} is complete and announced.")]
    internal static partial void UploadAnnounced(this ILogger logger, UploadId uploadId, VideoId videoId);

    [LoggerMessage(2301, LogLevel.Warning, "Upload {UploadId} is complete but could not be announced: {Failure}. The next sweep tries again.")]
    internal static partial void AnnouncementFailed(this ILogger logger, UploadId uploadId, string failure);

    [LoggerMessage(2302, LogLevel.Error, "A sweep of uploads failed; the next one tries again.")]
    internal static partial void SweepFailed(this ILogger logger, Exception failure);
}
