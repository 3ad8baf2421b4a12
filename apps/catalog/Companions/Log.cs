using EduStream.Contracts;

namespace EduStream.Catalog.Companions;

internal static partial class Log
{
    [LoggerMessage(1800, LogLevel.Information, "The companion of lesson {LessonId} lies {OffsetSeconds} s after its main video.")]
    internal static partial void CompanionDescribed(this ILogger logger, LessonId lessonId, double offsetSeconds);

    [LoggerMessage(1801, LogLevel.Information, "The companion of lesson {LessonId} was removed.")]
    internal static partial void CompanionRemoved(this ILogger logger, LessonId lessonId);
}
