using System.Net.Http.Headers;
using DaprProtocol.Runtime;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;

namespace EduStream.LocalDapr.Invocation;

/// <summary>Service invocation over gRPC; the app gets HTTP all the same.</summary>
internal static class InvocationGrpc
{
    public static void Map(Invoker invoker, Sidecar sidecar, IEndpointRouteBuilder grpc) =>
        grpc.MapDapr<InvokeServiceRequest, InvokeResponse>("InvokeService", async (request, call) =>
        {
            var message = request.Message ?? throw new DaprError(400, "ERR_DIRECT_INVOKE", "message is missing") { GrpcCode = GrpcStatusCode.InvalidArgument };
            using var response = await invoker.SendAsync(sidecar, request.Id, callee => Build(message, sidecar, callee, call.Header("traceparent")), repeatable: true, call.Stop);
            var body = await response.Content.ReadAsByteArrayAsync(call.Stop);
            return response.IsSuccessStatusCode
                ? new InvokeResponse { Data = new Any { Value = ByteString.CopyFrom(body) }, ContentType = response.Content.Headers.ContentType?.ToString() ?? "" }
                : throw Failed(response, body);
        });

    private static HttpRequestMessage Build(InvokeRequest message, Sidecar caller, Sidecar callee, string? traceParent)
    {
        var verb = message.HttpExtension?.Verb is null or HttpExtension.Types.Verb.None ? "POST" : message.HttpExtension.Verb.ToString().ToUpperInvariant();
        var query = message.HttpExtension?.Querystring is { Length: > 0 } text ? "?" + text : "";
        var request = callee.Channel.Request(new HttpMethod(verb), MethodPath.Clean(message.Method) + query);
        if (message.Data is { Value.IsEmpty: false } data)
        {
            request.Content = new ByteArrayContent(data.Value.ToByteArray());
            if (MediaTypeHeaderValue.TryParse(message.ContentType, out var type)) { request.Content.Headers.ContentType = type; }
        }
        ForwardedHeaders.AddCaller(request, caller, callee, traceParent);
        return request;
    }

    private static GrpcException Failed(HttpResponseMessage response, byte[] body)
    {
        var status = (int)response.StatusCode;
        var code = status switch
        {
            400 => GrpcStatusCode.Internal,
            401 => GrpcStatusCode.Unauthenticated,
            403 => GrpcStatusCode.PermissionDenied,
            404 => GrpcStatusCode.NotFound,
            409 => GrpcStatusCode.AlreadyExists,
            429 => GrpcStatusCode.ResourceExhausted,
            501 => GrpcStatusCode.Unimplemented,
            503 => GrpcStatusCode.Unavailable,
            504 => GrpcStatusCode.DeadlineExceeded,
            _ => GrpcStatusCode.Unknown,
        };
        var reason = System.Text.RegularExpressions.Regex.Replace(response.StatusCode.ToString(), "(?<=[a-z])(?=[A-Z])", " ");
        var metadata = new Dictionary<string, string> { ["http.code"] = $"{status}", ["http.error_message"] = Encoding.UTF8.GetString(body) };
        return new GrpcException(GrpcErrors.Status(code, reason, [new ErrorInfo(reason, metadata)]));
    }
}
