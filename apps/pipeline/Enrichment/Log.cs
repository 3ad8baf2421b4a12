using EduStream.Contracts;

namespace EduStream.Pipeline.Enrichment;

internal static partial class Log
{
    [LoggerMessage(5800, LogLevel.Information, "Video {VideoId}, version {Version}: {WorkflowId} is started.")]
    internal static partial void EnrichmentStarted(this ILogger logger, VideoId videoId, int version, string workflowId);

    [LoggerMessage(5801, LogLevel.Information, "Video {VideoId}, version {Version} is announced again; its enrichment is in work or ended.")]
    internal static partial void EnrichmentKnown(this ILogger logger, VideoId videoId, int version);

    [LoggerMessage(5802, LogLevel.Warning, "Video {VideoId}, version {Version}: nobody knows what it was made of; it is not enriched.")]
    internal static partial void SourceUnknown(this ILogger logger, VideoId videoId, int version);

    [LoggerMessage(5803, LogLevel.Error, "An event on video-published is not a published video; it goes to the dead-letter topic.")]
    internal static partial void PublishedEventUnreadable(this ILogger logger);

    [LoggerMessage(5804, LogLevel.Error, "A dead letter of video-published is not a published video; nothing can be done with it.")]
    internal static partial void DeadLetterUnreadable(this ILogger logger);

    [LoggerMessage(5805, LogLevel.Error, "Video {VideoId}, version {Version} could not be enriched: the event was delivered in vain.")]
    internal static partial void EnrichmentGivenUp(this ILogger logger, VideoId videoId, int version);
}
