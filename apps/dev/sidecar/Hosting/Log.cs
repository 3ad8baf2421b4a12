namespace EduStream.LocalDapr.Hosting;

internal static partial class Log
{
    [LoggerMessage(9000, LogLevel.Information, "{AppId}: Dapr HTTP on {HttpPort}, gRPC on {GrpcPort}, app on {AppPort}")]
    public static partial void SidecarListens(this ILogger logger, string appId, int httpPort, int grpcPort, int appPort);

    [LoggerMessage(9001, LogLevel.Error, "{Method} {Path} failed")]
    public static partial void RequestFailed(this ILogger logger, string method, string path, Exception error);

    [LoggerMessage(9002, LogLevel.Information, "Sidecar stops: asked by the app")]
    public static partial void ShutdownRequested(this ILogger logger);
}
