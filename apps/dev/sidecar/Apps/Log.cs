namespace EduStream.LocalDapr.Apps;

internal static partial class Log
{
    [LoggerMessage(9600, LogLevel.Information, "{AppId} on port {Port} is up")]
    public static partial void AppUp(this ILogger logger, string appId, int port);

    [LoggerMessage(9601, LogLevel.Warning, "{AppId} on port {Port} is down: its messages wait")]
    public static partial void AppDown(this ILogger logger, string appId, int port);

    [LoggerMessage(9602, LogLevel.Error, "Watching {AppId} failed; tried again")]
    public static partial void WatchFailed(this ILogger logger, string appId, Exception error);
}
