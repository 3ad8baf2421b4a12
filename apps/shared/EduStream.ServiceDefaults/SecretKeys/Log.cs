using Microsoft.Extensions.Logging;

namespace EduStream.ServiceDefaults.SecretKeys;

internal static partial class Log
{
    [LoggerMessage(9100, LogLevel.Information, "Secret {SecretName} was read")]
    internal static partial void SecretKeyRead(this ILogger logger, string secretName);

    [LoggerMessage(9101, LogLevel.Error, "Not ready: {Sentence}")]
    internal static partial void SecretKeyNotUsable(this ILogger logger, string sentence);
}
