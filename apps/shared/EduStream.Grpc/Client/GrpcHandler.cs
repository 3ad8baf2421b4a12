namespace EduStream.Grpc.Client;

internal static class GrpcHandler
{
    public static SocketsHttpHandler Create() => new()
    {
        // A proxy would not pass HTTP/2 in clear text on to a sidecar.
        UseProxy = false,
        UseCookies = false,
        AllowAutoRedirect = false,
        EnableMultipleHttp2Connections = true,
        ConnectTimeout = TimeSpan.FromSeconds(5),
        // Servers may refuse pings that come more often than every 8 s.
        KeepAlivePingDelay = TimeSpan.FromSeconds(20),
        KeepAlivePingTimeout = TimeSpan.FromSeconds(10),
        KeepAlivePingPolicy = HttpKeepAlivePingPolicy.WithActiveRequests,
    };
}
