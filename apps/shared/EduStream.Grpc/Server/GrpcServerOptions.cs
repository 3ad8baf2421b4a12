namespace EduStream.Grpc.Server;

/// <summary>Limits of the server; register with <c>Configure&lt;GrpcServerOptions&gt;</c> to change them.</summary>
public sealed class GrpcServerOptions
{
    /// <summary>The largest request message in bytes; 16 MiB unless told.</summary>
    public int MaxReceiveBytes { get; set; } = 16 * 1024 * 1024;
}
