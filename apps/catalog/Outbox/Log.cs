namespace EduStream.Catalog.Outbox;

internal static partial class Log
{
    [LoggerMessage(1300, LogLevel.Debug, "Event {EventId} is published on {Topic}.")]
    internal static partial void MessagePublished(this ILogger logger, string topic, Guid eventId);

    [LoggerMessage(1301, LogLevel.Warning, "An event could not be published; it stays in the outbox and is tried again.")]
    internal static partial void PublishingFailed(this ILogger logger, Exception failure);
}
