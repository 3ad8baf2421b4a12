namespace EduStream.Uploads.Apps;

internal static partial class Log
{
    [LoggerMessage(2200, LogLevel.Warning, "The catalog could not be asked: {Failure}.")]
    internal static partial void CatalogNotAsked(this ILogger logger, string failure);
}
