using EduStream.Contracts;

namespace EduStream.Uploads.Expiring;

internal static partial class Log
{
    [LoggerMessage(2400, LogLevel.Information, "The bytes of upload {UploadId} of video {VideoId} are removed: its course keeps them no longer.")]
    internal static partial void SourceRemoved(this ILogger logger, UploadId uploadId, VideoId videoId);

    [LoggerMessage(2401, LogLevel.Error, "An event on upload-source-expired is not an expired source; it goes to the dead-letter topic.")]
    internal static partial void ExpiryUnreadable(this ILogger logger);

    [LoggerMessage(2402, LogLevel.Error, "A dead letter of upload-source-expired is not an expired source; nothing can be done with it.")]
    internal static partial void DeadLetterUnreadable(this ILogger logger);
}
