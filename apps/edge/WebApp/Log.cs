namespace EduStream.Edge.WebApp;

internal static partial class Log
{
    [LoggerMessage(100, LogLevel.Warning, "There is no web app in {Folder}: build apps/web, or point Web:Root to its dist folder")]
    internal static partial void WebAppMissing(this ILogger logger, string folder);
}
