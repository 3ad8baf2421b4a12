using EduStream.Grpc.Wire;
using Microsoft.AspNetCore.Http;

namespace EduStream.Grpc.Server;

/// <summary>Ends a gRPC call from anywhere in the pipeline, for example from a middleware that checks a token.</summary>
public static class GrpcHttpContext
{
    /// <summary>True for a gRPC request.</summary>
    public static bool IsGrpc(this HttpContext http) =>
        http.Request.ContentType?.StartsWith("application/grpc", StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>Sets the status: as headers while nothing has been sent (a trailers-only answer), otherwise as trailers.</summary>
    public static void WriteGrpcStatus(this HttpContext http, GrpcStatus status, IEnumerable<KeyValuePair<string, string>>? trailers = null)
    {
        var response = http.Response;
        if (!response.HasStarted)
        {
            response.StatusCode = StatusCodes.Status200OK;
            response.ContentType = "application/grpc";
        }

        foreach (var (name, value) in StatusFields.Of(status).Concat(trailers ?? []))
        {
            if (response.HasStarted)
            {
                response.AppendTrailer(name, value);
            }
            else
            {
                response.Headers.Append(name, value);
            }
        }
    }
}
