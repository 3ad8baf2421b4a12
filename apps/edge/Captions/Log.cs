using EduStream.Contracts;

namespace EduStream.Edge.Captions;

internal static partial class Log
{
    [LoggerMessage(300, LogLevel.Warning, "Captions of video {VideoId} cannot be read and are left out.")]
    internal static partial void CaptionsDamaged(this ILogger logger, VideoId videoId, Exception damage);
}
