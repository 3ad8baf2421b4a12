using Google.Protobuf;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace EduStream.Grpc.Server;

/// <summary>Maps gRPC methods to handlers. The Kestrel endpoint must speak HTTP/2 in clear text (<c>HttpProtocols.Http2</c>).</summary>
public static class GrpcEndpoints
{
    /// <summary>One request, one answer.</summary>
    public static IEndpointConventionBuilder MapGrpcUnary<TRequest, TResponse>(
        this IEndpointRouteBuilder endpoints, string service, string method, Func<TRequest, GrpcServerCall, Task<TResponse>> handler)
        where TRequest : class, IMessage<TRequest>, new()
        where TResponse : class, IMessage<TResponse>, new() =>
        endpoints.MapPost($"/{service}/{method}", http => GrpcDispatch.RunAsync<TRequest>(http, async (request, call) =>
        {
            var response = await handler(request, call);
            await new GrpcResponseStream<TResponse>(http.Response.BodyWriter, call.Stop).WriteAsync(response);
        }));

    /// <summary>One request, any number of answers; the call ends when the handler does.</summary>
    public static IEndpointConventionBuilder MapGrpcServerStreaming<TRequest, TResponse>(
        this IEndpointRouteBuilder endpoints,
        string service,
        string method,
        Func<TRequest, GrpcResponseStream<TResponse>, GrpcServerCall, Task> handler)
        where TRequest : class, IMessage<TRequest>, new()
        where TResponse : class, IMessage<TResponse>, new() =>
        endpoints.MapPost($"/{service}/{method}", http => GrpcDispatch.RunAsync<TRequest>(http, (request, call) =>
            handler(request, new GrpcResponseStream<TResponse>(http.Response.BodyWriter, call.Stop), call)));

    /// <summary>Answers every other method with <see cref="GrpcStatusCode.Unimplemented"/>, as gRPC clients expect.</summary>
    public static IEndpointConventionBuilder MapGrpcFallback(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapFallback("{service}/{method}", (HttpContext http) =>
        {
            var path = http.Request.Path.Value!.TrimStart('/').Split('/', 2);
            http.WriteGrpcStatus(new GrpcStatus(GrpcStatusCode.Unimplemented, $"unknown method {path[1]} for service {path[0]}"));
            return Task.CompletedTask;
        });
}
