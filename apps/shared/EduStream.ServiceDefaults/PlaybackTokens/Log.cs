using Microsoft.Extensions.Logging;

namespace EduStream.ServiceDefaults.PlaybackTokens;

internal static partial class Log
{
    [LoggerMessage(9000, LogLevel.Warning, "playback could not be asked about a session ({Failure})")]
    internal static partial void PlaybackNotAsked(this ILogger logger, string failure);
}
