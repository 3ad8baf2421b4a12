namespace EduStream.LocalDapr.Hosting;

/// <summary>A building block: its routes on every sidecar, and what it does in the background.</summary>
public interface IRuntimeModule : IAsyncDisposable
{
    /// <summary>Adds the HTTP routes and the gRPC methods (<c>MapGrpcUnary</c>, <c>MapGrpcServerStreaming</c>) of one sidecar. Runs before its ports open.</summary>
    void Map(Sidecar sidecar, RouteTable http, IEndpointRouteBuilder grpc);

    /// <summary>Runs once when all ports are open.</summary>
    Task StartAsync(CancellationToken stop);
}
