namespace EduStream.Pipeline.HeadStart;

internal static partial class Log
{
    [LoggerMessage(6100, LogLevel.Error, "An event on upload-readable is not an upload; it goes to the dead-letter topic.")]
    internal static partial void HeadStartUnreadable(this ILogger logger);

    [LoggerMessage(6101, LogLevel.Warning, "An upload got no head start: the event was not readable, or delivered in vain.")]
    internal static partial void HeadStartMissed(this ILogger logger);
}
