using Microsoft.Extensions.Logging;

namespace EduStream.Media.Probing;

internal static partial class Log
{
    [LoggerMessage(8100, LogLevel.Information, "Source accepted: {Container}, {Codec} {Width}x{Height}, {FrameRate:0.###} fps, {Seconds:0.0} s")]
    internal static partial void SourceAccepted(this ILogger logger, string container, string codec, int width, int height, double frameRate, double seconds);

    [LoggerMessage(8101, LogLevel.Information, "Source refused as {Reason}: {Sentence}")]
    internal static partial void SourceRefused(this ILogger logger, string reason, string sentence);

    [LoggerMessage(8110, LogLevel.Information, "Source without picture accepted: {Container}, {Codec}, {Sounds} sounds, {Seconds:0.0} s")]
    internal static partial void SoundAccepted(this ILogger logger, string container, string codec, int sounds, double seconds);
}
