namespace EduStream.Grpc;

/// <summary>A call that ended with another status than OK. Handlers throw it, callers catch it.</summary>
public sealed class GrpcException(GrpcStatus status, GrpcMetadata? trailers = null, Exception? inner = null)
    : Exception($"gRPC {status.Code}: {status.Message}", inner)
{
    /// <summary>Shorthand for a code and a message.</summary>
    public GrpcException(GrpcStatusCode code, string message)
        : this(new GrpcStatus(code, message))
    {
    }

    /// <summary>The whole status.</summary>
    public GrpcStatus Status { get; } = status;

    /// <summary>The status code.</summary>
    public GrpcStatusCode Code => Status.Code;

    /// <summary>The trailers that came, or are to be sent, with the status.</summary>
    public GrpcMetadata Trailers { get; } = trailers ?? [];
}
