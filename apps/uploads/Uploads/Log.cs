using EduStream.Contracts;

namespace EduStream.Uploads.Uploads;

internal static partial class Log
{
    [LoggerMessage(2100, LogLevel.Information, "Upload {UploadId} of {Length} bytes was created for video {VideoId}.")]
    internal static partial void UploadCreated(this ILogger logger, UploadId uploadId, VideoId videoId, long length);

    [LoggerMessage(2101, LogLevel.Information, "The connection of upload {UploadId} broke; {Offset} bytes are kept.")]
    internal static partial void ConnectionBroke(this ILogger logger, UploadId uploadId, long offset);

    [LoggerMessage(2102, LogLevel.Information, "Upload {UploadId} was ended at {Offset} of {Length} bytes.")]
    internal static partial void UploadEnded(this ILogger logger, UploadId uploadId, long offset, long length);

    [LoggerMessage(2103, LogLevel.Information, "Upload {UploadId}, whose creation never ended, was swept.")]
    internal static partial void CreationSwept(this ILogger logger, UploadId uploadId);
}
