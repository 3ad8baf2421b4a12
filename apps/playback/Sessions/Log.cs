using EduStream.Contracts;

namespace EduStream.Playback.Sessions;

internal static partial class Log
{
    [LoggerMessage(100, LogLevel.Information, "Session {SessionId} opened for video {VideoId} version {Version}")]
    internal static partial void SessionOpened(this ILogger logger, string sessionId, VideoId videoId, int version);

    [LoggerMessage(101, LogLevel.Information, "Session {SessionId} ended by its viewer")]
    internal static partial void SessionEnded(this ILogger logger, string sessionId);

    [LoggerMessage(102, LogLevel.Information, "Session {SessionId} ended: its viewer may not watch any more ({Reason})")]
    internal static partial void SessionRevoked(this ILogger logger, string sessionId, string? reason);

    [LoggerMessage(103, LogLevel.Information, "Session {SessionId} refused: its viewer has {Limit} screens already")]
    internal static partial void ScreenRefused(this ILogger logger, string sessionId, int limit);
}
