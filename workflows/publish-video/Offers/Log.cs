using EduStream.Contracts;

namespace EduStream.PublishVideo.Offers;

internal static partial class Log
{
    [LoggerMessage(6300, LogLevel.Information, "Video {VideoId}, version {Version}: nobody waits for {Step} any more.")]
    internal static partial void OfferOutOfDate(this ILogger logger, VideoId videoId, int version, string step);

    [LoggerMessage(6301, LogLevel.Warning, "Video {VideoId}, version {Version}: an attempt of {Step} failed.")]
    internal static partial void OfferFailed(this ILogger logger, VideoId videoId, int version, string step, Exception error);

    [LoggerMessage(6302, LogLevel.Error, "Video {VideoId}, version {Version}: {Step} was offered in vain.")]
    internal static partial void OfferGivenUp(this ILogger logger, VideoId videoId, int version, string step);

    [LoggerMessage(6303, LogLevel.Debug, "The offer of {Step} was not read.")]
    internal static partial void OfferNotRead(this ILogger logger, string step, Exception error);

    [LoggerMessage(6304, LogLevel.Error, "A message on chunk-offered is no offer; it goes to the dead-letter topic.")]
    internal static partial void OfferUnreadable(this ILogger logger);

    [LoggerMessage(6305, LogLevel.Error, "A dead letter of chunk-offered is no offer; nothing can be done with it.")]
    internal static partial void DeadLetterUnreadable(this ILogger logger);
}
