using EduStream.Contracts;

namespace EduStream.Pipeline.Retry;

internal static partial class Log
{
    [LoggerMessage(5300, LogLevel.Information, "Video {VideoId}, version {Version}: run {Run} goes on from the last good step.")]
    internal static partial void RunRetried(this ILogger logger, VideoId videoId, int version, int run);

    [LoggerMessage(5301, LogLevel.Warning, "Video {VideoId}, version {Version}: its workflow was gone and is started anew.")]
    internal static partial void RunStartedAnew(this ILogger logger, VideoId videoId, int version);
}
