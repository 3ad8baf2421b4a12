using EduStream.Grpc.Server;
using Google.Protobuf;

namespace EduStream.LocalDapr.Wire;

/// <summary>Maps methods of <c>dapr.proto.runtime.v1.Dapr</c>.</summary>
internal static class DaprGrpc
{
    private const string Service = "dapr.proto.runtime.v1.Dapr";

    public static void MapDapr<TRequest, TResponse>(this IEndpointRouteBuilder grpc, string method, Func<TRequest, GrpcServerCall, Task<TResponse>> handler)
        where TRequest : class, IMessage<TRequest>, new()
        where TResponse : class, IMessage<TResponse>, new() =>
        grpc.MapGrpcUnary<TRequest, TResponse>(Service, method, async (request, call) =>
        {
            try { return await handler(request, call); }
            catch (DaprError error) { throw error.ToGrpc(); }
        });
}
