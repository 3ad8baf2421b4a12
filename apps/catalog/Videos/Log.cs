using EduStream.Contracts;

namespace EduStream.Catalog.Videos;

internal static partial class Log
{
    [LoggerMessage(1100, LogLevel.Information, "Video {VideoId}, version {Version} is published.")]
    internal static partial void VersionPublished(this ILogger logger, VideoId videoId, int version);

    [LoggerMessage(1101, LogLevel.Warning, "Video {VideoId}, version {Version} has failed: {Reason}.")]
    internal static partial void VersionFailed(this ILogger logger, VideoId videoId, int version, string reason);

    [LoggerMessage(1102, LogLevel.Information, "Video {VideoId} is to be published anew, request {RequestId}.")]
    internal static partial void RepublishRequested(this ILogger logger, VideoId videoId, Guid requestId);

    [LoggerMessage(1103, LogLevel.Information, "Video {VideoId} was taken back from version {From} to version {Version}.")]
    internal static partial void RolledBack(this ILogger logger, VideoId videoId, int from, int version);

    [LoggerMessage(1104, LogLevel.Information, "Video {VideoId}, version {Version}: its files and keys may be removed.")]
    internal static partial void VersionRemoved(this ILogger logger, VideoId videoId, int version);

    [LoggerMessage(1105, LogLevel.Information, "Video {VideoId}, version {Version} can be watched while it is encoded.")]
    internal static partial void VersionPlayable(this ILogger logger, VideoId videoId, int version);
}
