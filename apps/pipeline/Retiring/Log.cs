using EduStream.Contracts;

namespace EduStream.Pipeline.Retiring;

internal static partial class Log
{
    [LoggerMessage(5900, LogLevel.Information, "Video {VideoId}, version {Version} is retired; it is removed at {RemoveAt:u} unless people go back to it.")]
    internal static partial void RetirementBegun(this ILogger logger, VideoId videoId, int version, DateTimeOffset removeAt);

    [LoggerMessage(5901, LogLevel.Error, "An event on version-retired is not a retired version; it goes to the dead-letter topic.")]
    internal static partial void RetirementUnreadable(this ILogger logger);

    [LoggerMessage(5902, LogLevel.Error, "A dead letter of version-retired is not a retired version; nothing can be done with it.")]
    internal static partial void DeadLetterUnreadable(this ILogger logger);
}
