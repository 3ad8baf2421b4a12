using EduStream.Contracts;

namespace EduStream.PublishVideo;

internal static partial class Log
{
    [LoggerMessage(5100, LogLevel.Information, "Video {VideoId}, version {Version}: {Chunks} chunks in {Renditions} renditions are planned.")]
    internal static partial void EncodingPlanned(this ILogger logger, VideoId videoId, int version, int chunks, int renditions);

    [LoggerMessage(5101, LogLevel.Information, "Video {VideoId}, version {Version}: the upload is refused, {Reason}.")]
    internal static partial void SourceRefused(this ILogger logger, VideoId videoId, int version, string reason);

    [LoggerMessage(5102, LogLevel.Information, "Video {VideoId}, version {Version}: {Part} of the upload cannot be decoded, {Reason}.")]
    internal static partial void SourceUnreadable(this ILogger logger, VideoId videoId, int version, string part, string reason);

    [LoggerMessage(5103, LogLevel.Information, "Video {VideoId}, version {Version}: {Part} is encoded, {Bytes} bytes.")]
    internal static partial void Encoded(this ILogger logger, VideoId videoId, int version, string part, long bytes);

    [LoggerMessage(5104, LogLevel.Information, "Video {VideoId}, version {Version}: {Part} is packaged, {Segments} segments.")]
    internal static partial void Packaged(this ILogger logger, VideoId videoId, int version, string part, int segments);

    [LoggerMessage(5105, LogLevel.Error, "Video {VideoId}, version {Version} does not pass the quality check: {Faults}")]
    internal static partial void QualityCheckFailed(this ILogger logger, VideoId videoId, int version, string faults);

    [LoggerMessage(5106, LogLevel.Information, "Video {VideoId}, version {Version} is published.")]
    internal static partial void VersionPublished(this ILogger logger, VideoId videoId, int version);

    [LoggerMessage(5107, LogLevel.Error, "Video {VideoId}, version {Version}: a step failed for good: {Failure}")]
    internal static partial void StepFailed(this ILogger logger, VideoId videoId, int version, string failure);

    [LoggerMessage(5108, LogLevel.Warning, "Video {VideoId}, version {Version} is withdrawn, {Reason}.")]
    internal static partial void VersionWithdrawn(this ILogger logger, VideoId videoId, int version, string reason);

    [LoggerMessage(5109, LogLevel.Error, "Video {VideoId}, version {Version}: the instant stream breaks off: {Failure}")]
    internal static partial void InstantStreamBroken(this ILogger logger, VideoId videoId, int version, string failure);

    [LoggerMessage(5112, LogLevel.Warning, "Video {VideoId}, version {Version}: {Part} of the instant stream cannot be taken from the source as it is: {Why}.")]
    internal static partial void CannotBeCopied(this ILogger logger, VideoId videoId, int version, string part, string why);

    [LoggerMessage(5113, LogLevel.Warning, "Video {VideoId}, version {Version}: sections in work were not told to stop and go on to their end: {Failure}")]
    internal static partial void SectionsNotTold(this ILogger logger, VideoId videoId, int version, string failure);

    [LoggerMessage(5110, LogLevel.Debug, "Progress of {Step} was not written.")]
    internal static partial void ProgressNotWritten(this ILogger logger, string step, Exception error);

    [LoggerMessage(5111, LogLevel.Debug, "The earlier attempt of {Key} was not read.")]
    internal static partial void ProgressNotRead(this ILogger logger, string key, Exception error);

    [LoggerMessage(5120, LogLevel.Information, "Video {VideoId}, version {Version}: taken for {Class}, {Renditions} renditions are chosen in {Seconds:0.0} s.")]
    internal static partial void SourceAnalysed(this ILogger logger, VideoId videoId, int version, string @class, int renditions, double seconds);

    [LoggerMessage(5121, LogLevel.Information, "Video {VideoId}, version {Version}: the fixed ladder is used, {Reason}.")]
    internal static partial void SourceNotAnalysed(this ILogger logger, VideoId videoId, int version, string reason);

    [LoggerMessage(5122, LogLevel.Warning, "Video {VideoId}, version {Version}: {Codec} is left out, {Reason}.")]
    internal static partial void CodecLeftOut(this ILogger logger, VideoId videoId, int version, string codec, string reason);
}
