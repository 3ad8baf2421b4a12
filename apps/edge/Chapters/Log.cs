using EduStream.Contracts;

namespace EduStream.Edge.Chapters;

internal static partial class Log
{
    [LoggerMessage(3500, LogLevel.Warning, "Video {VideoId}: the catalog cannot be asked for chapters; viewers see none.")]
    internal static partial void ChaptersNotRead(this ILogger logger, VideoId videoId, Exception error);
}
