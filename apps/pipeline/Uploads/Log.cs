using EduStream.Contracts;

namespace EduStream.Pipeline.Uploads;

internal static partial class Log
{
    [LoggerMessage(5200, LogLevel.Information, "Upload {UploadId}: {WorkflowId} is started.")]
    internal static partial void WorkflowStarted(this ILogger logger, UploadId uploadId, string workflowId);

    [LoggerMessage(5201, LogLevel.Information, "Upload {UploadId} is announced again; video {VideoId}, version {Version} is in work or ended.")]
    internal static partial void UploadKnown(this ILogger logger, UploadId uploadId, VideoId videoId, int version);

    [LoggerMessage(5202, LogLevel.Error, "Upload {UploadId} could not be put to work; video {VideoId}, version {Version} is marked failed.")]
    internal static partial void UploadGivenUp(this ILogger logger, UploadId uploadId, VideoId videoId, int version);

    [LoggerMessage(5203, LogLevel.Error, "An event on upload-completed is not a completed upload; it goes to the dead-letter topic.")]
    internal static partial void UploadEventUnreadable(this ILogger logger);

    [LoggerMessage(5204, LogLevel.Error, "A dead letter of upload-completed is not a completed upload; nothing can be done with it.")]
    internal static partial void DeadLetterUnreadable(this ILogger logger);
}
