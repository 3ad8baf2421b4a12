namespace EduStream.Grpc.Client;

/// <summary>What may be said about one call.</summary>
public sealed record GrpcCallOptions
{
    /// <summary>Request headers (metadata).</summary>
    public GrpcMetadata Headers { get; init; } = [];

    /// <summary>The time limit, told to the server and kept by the client; none unless set.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>Gets the response headers when they have come.</summary>
    public Action<GrpcMetadata>? OnHeaders { get; init; }

    /// <summary>Gets the trailers of a call that ended well; a failure carries them in the exception.</summary>
    public Action<GrpcMetadata>? OnTrailers { get; init; }
}
