using EduStream.Contracts;

namespace EduStream.Catalog.Uploads;

internal static partial class Log
{
    [LoggerMessage(1200, LogLevel.Information, "Upload {UploadId} was begun for video {VideoId} of lesson {LessonId}.")]
    internal static partial void UploadRegistered(this ILogger logger, UploadId uploadId, VideoId videoId, LessonId lessonId);

    [LoggerMessage(1201, LogLevel.Information, "Upload {UploadId} is complete.")]
    internal static partial void UploadCompleted(this ILogger logger, UploadId uploadId);

    [LoggerMessage(1202, LogLevel.Error, "An event on upload-completed names the upload {UploadId}, which was never registered; it goes to the dead-letter topic.")]
    internal static partial void UploadUnknown(this ILogger logger, UploadId uploadId);

    [LoggerMessage(1203, LogLevel.Error, "An event on upload-completed is not a completed upload; it goes to the dead-letter topic.")]
    internal static partial void UploadEventUnreadable(this ILogger logger);

    [LoggerMessage(1204, LogLevel.Error, "A dead letter of upload-completed cannot be used: the upload is unknown or the event unreadable.")]
    internal static partial void DeadLetterUseless(this ILogger logger);

    [LoggerMessage(1205, LogLevel.Warning, "A dead letter of upload-completed was taken up again: upload {UploadId}.")]
    internal static partial void DeadLetterTakenUp(this ILogger logger, UploadId uploadId);
}
