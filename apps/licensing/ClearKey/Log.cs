using EduStream.Contracts;

namespace EduStream.Licensing.ClearKey;

internal static partial class Log
{
    [LoggerMessage(200, LogLevel.Information, "Session {SessionId} got {Granted} of {Asked} keys of video {VideoId}")]
    internal static partial void LicenceGranted(this ILogger logger, string sessionId, VideoId videoId, int granted, int asked);

    [LoggerMessage(201, LogLevel.Warning, "Session {SessionId} asked for {Asked} keys, none of which belongs to video {VideoId}")]
    internal static partial void LicenceRefused(this ILogger logger, string sessionId, VideoId videoId, int asked);
}
