using Microsoft.Extensions.Logging;

namespace EduStream.Media.Processes;

internal static partial class Log
{
    [LoggerMessage(8000, LogLevel.Information, "Starting: {CommandLine}")]
    internal static partial void ToolStarting(this ILogger logger, string commandLine);

    [LoggerMessage(8001, LogLevel.Information, "{Tool} ended with code {ExitCode} after {Seconds:0.00} s")]
    internal static partial void ToolEnded(this ILogger logger, string tool, int exitCode, double seconds);

    [LoggerMessage(8002, LogLevel.Warning, "This system gives tools no network namespace of their own: only allow-lists keep them from the network")]
    internal static partial void NetworkNotTaken(this ILogger logger);
}
