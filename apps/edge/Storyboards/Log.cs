using EduStream.Contracts;

namespace EduStream.Edge.Storyboards;

internal static partial class Log
{
    [LoggerMessage(3600, LogLevel.Warning, "The storyboard of video {VideoId} cannot be read; viewers see none.")]
    internal static partial void StoryboardNotRead(this ILogger logger, VideoId videoId, Exception error);
}
