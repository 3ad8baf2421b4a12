using EduStream.Contracts;

namespace EduStream.Playback.Entitlements;

internal static partial class Log
{
    [LoggerMessage(200, LogLevel.Warning, "catalog could not be asked about lesson {LessonId} ({Failure})")]
    internal static partial void CatalogNotAsked(this ILogger logger, LessonId lessonId, string failure);
}
