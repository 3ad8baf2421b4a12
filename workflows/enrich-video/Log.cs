using EduStream.Contracts;
using EduStream.EnrichVideo.Captions;

namespace EduStream.EnrichVideo;

internal static partial class Log
{
    [LoggerMessage(5700, LogLevel.Error, "Video {VideoId}, version {Version}: {Part} failed for good, the version goes without: {Failure}")]
    internal static partial void PartFailed(this ILogger logger, VideoId videoId, int version, string part, string failure);

    [LoggerMessage(5701, LogLevel.Information, "Video {VideoId}, version {Version}: the file brings {Chapters} chapters.")]
    internal static partial void FileChaptersRead(this ILogger logger, VideoId videoId, int version, int chapters);

    [LoggerMessage(5706, LogLevel.Information, "Video {VideoId} and its companion {CompanionId} lie {OffsetSeconds} s apart, with confidence {Confidence:0.00}.")]
    internal static partial void OffsetMeasured(this ILogger logger, VideoId videoId, VideoId companionId, double? offsetSeconds, double confidence);

    [LoggerMessage(5750, LogLevel.Information, "Video {VideoId}, version {Version}: captions in {Language} were offered to the catalog: {Answer}.")]
    internal static partial void CaptionsOffered(this ILogger logger, VideoId videoId, int version, string language, OfferAnswer answer);

    [LoggerMessage(5751, LogLevel.Warning, "Video {VideoId}, version {Version}: of the captions inside the file {Refused} say too much and {Unreadable} cannot be read; they are left out.")]
    internal static partial void CaptionsLeftOut(this ILogger logger, VideoId videoId, int version, int refused, int unreadable);

    [LoggerMessage(5702, LogLevel.Information, "Video {VideoId}, version {Version} is enriched: {Outcomes}.")]
    internal static partial void VersionEnriched(this ILogger logger, VideoId videoId, int version, string outcomes);

    [LoggerMessage(5703, LogLevel.Information, "Video {VideoId}, version {Version}: {Tiles} tiles, {Posters} posters, {Slides} slides are found.")]
    internal static partial void SourceSampled(this ILogger logger, VideoId videoId, int version, int tiles, int posters, int slides);

    [LoggerMessage(5704, LogLevel.Information, "Video {VideoId}, version {Version}: {Slides} slides with {Words} words are read.")]
    internal static partial void SlidesRead(this ILogger logger, VideoId videoId, int version, int slides, int words);

    [LoggerMessage(5705, LogLevel.Warning, "Slides are not read: tesseract is not installed here.")]
    internal static partial void TesseractMissing(this ILogger logger);

    [LoggerMessage(5707, LogLevel.Warning, "Video {VideoId}, version {Version}: {Unread} of {Slides} slides could not be read and are left out, the first at {Seconds} s: {Failure}")]
    internal static partial void SlidesUnread(this ILogger logger, VideoId videoId, int version, int unread, int slides, double seconds, string failure);
}
