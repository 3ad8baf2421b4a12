using EduStream.Contracts;
using EduStream.Contracts.Captions;

namespace EduStream.Catalog.Captions;

internal static partial class Log
{
    [LoggerMessage(1700, LogLevel.Information, "Video {VideoId} has captions in {Language}, revision {Revision}, origin {Origin}.")]
    internal static partial void CaptionsChanged(this ILogger logger, VideoId videoId, string language, int revision, CaptionOrigin origin);

    [LoggerMessage(1701, LogLevel.Information, "Video {VideoId} has no captions in {Language} any more.")]
    internal static partial void CaptionsRemoved(this ILogger logger, VideoId videoId, string language);

    [LoggerMessage(1702, LogLevel.Warning, "Lists of captions could not be written; the next try is in a minute.")]
    internal static partial void ListsBehind(this ILogger logger, Exception failure);

    [LoggerMessage(1703, LogLevel.Information, "Captions that video {VideoId}, version {Version} offers in {Language} were refused: {Code}.")]
    internal static partial void OfferRefused(this ILogger logger, VideoId videoId, int version, string language, string code);
}
