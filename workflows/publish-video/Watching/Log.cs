namespace EduStream.PublishVideo.Watching;

internal static partial class Log
{
    [LoggerMessage(5500, LogLevel.Debug, "{Key} was not written.")]
    internal static partial void PulseNotWritten(this ILogger logger, string key, Exception error);
}
