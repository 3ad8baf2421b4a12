namespace EduStream.Pipeline.Republishing;

internal static partial class Log
{
    [LoggerMessage(5600, LogLevel.Information, "Request {RequestId} is told again; its version is in work or ended.")]
    internal static partial void RequestKnown(this ILogger logger, Guid requestId);

    [LoggerMessage(5601, LogLevel.Error, "An event on republish-requested is not such a request; it goes to the dead-letter topic.")]
    internal static partial void RequestUnreadable(this ILogger logger);

    [LoggerMessage(5602, LogLevel.Error, "A dead letter of republish-requested is not such a request; nothing can be done with it.")]
    internal static partial void DeadLetterUnreadable(this ILogger logger);
}
