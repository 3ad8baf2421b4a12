using Microsoft.Extensions.Logging;

namespace EduStream.Grpc.Server;

internal static partial class Log
{
    [LoggerMessage(9300, LogLevel.Error, "The handler of {Method} failed")]
    public static partial void HandlerFailed(this ILogger logger, string method, Exception error);
}
