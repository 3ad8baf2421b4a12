using EduStream.Contracts;

namespace EduStream.Uploads.HeadStart;

internal static partial class Log
{
    [LoggerMessage(2500, LogLevel.Information, "Upload {UploadId} can be looked at: {There} of {Length} bytes are there, the index among them.")]
    internal static partial void HeadStartTold(this ILogger logger, UploadId uploadId, long there, long length);

    [LoggerMessage(2501, LogLevel.Warning, "Upload {UploadId}: whether it can be looked at was not found out or not told, {Failure}.")]
    internal static partial void HeadStartFailed(this ILogger logger, UploadId uploadId, string failure);
}
