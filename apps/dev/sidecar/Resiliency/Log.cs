namespace EduStream.LocalDapr.Resiliency;

internal static partial class Log
{
    [LoggerMessage(9200, LogLevel.Warning, "The circuit breakers in {File} are not applied here: only timeouts and retries are")]
    public static partial void CircuitBreakersIgnored(this ILogger logger, string file);
}
