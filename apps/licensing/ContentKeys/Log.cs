using EduStream.Contracts;

namespace EduStream.Licensing.ContentKeys;

internal static partial class Log
{
    [LoggerMessage(100, LogLevel.Information, "{Count} content keys were made for video {VideoId} version {Version}")]
    internal static partial void ContentKeysCreated(this ILogger logger, VideoId videoId, int version, int count);

    [LoggerMessage(101, LogLevel.Information, "{Count} content keys of video {VideoId} version {Version} were released for packaging")]
    internal static partial void ContentKeysReleased(this ILogger logger, VideoId videoId, int version, int count);

    [LoggerMessage(102, LogLevel.Information, "The content keys of video {VideoId} version {Version} were deleted")]
    internal static partial void ContentKeysDeleted(this ILogger logger, VideoId videoId, int version);

    [LoggerMessage(103, LogLevel.Error, "The content keys of video {VideoId} version {Version} cannot be unwrapped: they were wrapped under another key than secret {SecretName} holds now")]
    internal static partial void ContentKeysNotUnwrapped(this ILogger logger, VideoId videoId, int version, string secretName);
}
