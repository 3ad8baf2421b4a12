using EduStream.Contracts;

namespace EduStream.Pipeline.Sweeping;

internal static partial class Log
{
    [LoggerMessage(5400, LogLevel.Error, "Video {VideoId}, version {Version} stands still since {Since:u}; the last step that moved: {Step}.")]
    internal static partial void VersionStalled(this ILogger logger, VideoId videoId, int version, DateTimeOffset since, string step);

    [LoggerMessage(5401, LogLevel.Information, "Video {VideoId}, version {Version} moves again.")]
    internal static partial void VersionMovesAgain(this ILogger logger, VideoId videoId, int version);

    [LoggerMessage(5402, LogLevel.Warning, "Video {VideoId}, version {Version}: its workflow was gone without an ending; it is started again.")]
    internal static partial void VersionRestarted(this ILogger logger, VideoId videoId, int version);

    [LoggerMessage(5403, LogLevel.Error, "Video {VideoId}, version {Version} has not ended and could not be looked at.")]
    internal static partial void VersionNotLookedAt(this ILogger logger, VideoId videoId, int version, Exception error);
}
