using EduStream.Contracts;

namespace EduStream.Catalog.Sources;

internal static partial class Log
{
    [LoggerMessage(1500, LogLevel.Information, "Upload {UploadId} of video {VideoId} is kept no longer.")]
    internal static partial void SourceExpired(this ILogger logger, UploadId uploadId, VideoId videoId);
}
