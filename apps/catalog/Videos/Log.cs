using EduStream.Contracts;

namespace EduStream.Catalog.Videos;

internal static partial class Log
{
    [LoggerMessage(1100, LogLevel.Information, "Video {VideoId}, version {Version} is published.")]
    internal static partial void VersionPublished(this ILogger logger, VideoId videoId, int version);

    [LoggerMessage(1102, LogLevel.Information, "Video {VideoId}, version {Version} can be watched while it is encoded.")]
    internal static partial void VersionPlayable(this ILogger logger, VideoId videoId, int version);

    [LoggerMessage(1101, LogLevel.Warning, "Video {VideoId}, version {Version} has failed: {Reason}.")]
    internal static partial void VersionFailed(this ILogger logger, VideoId videoId, int version, string reason);
}
