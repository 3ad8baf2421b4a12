using EduStream.Grpc.Server;

namespace EduStream.LocalDapr.Hosting;

/// <summary>What every gRPC call passes: the API token.</summary>
internal static class GrpcApi
{
    public static Task RunAsync(HttpContext http, Sidecar sidecar, RequestDelegate next)
    {
        TraceHeaders.Open(http, sidecar.Services.Traces);
        if (HttpApi.MayCall(http, sidecar.App.ApiToken)) { return next(http); }
        var why = http.Request.Headers.ContainsKey("dapr-api-token") ? "invalid api token in request metadata" : "missing api token in request metadata";
        var detail = new ErrorInfo("Unauthorized", new Dictionary<string, string> { ["http.code"] = "401", ["http.error_message"] = why });
        http.WriteGrpcStatus(GrpcErrors.Status(GrpcStatusCode.Unauthenticated, "Unauthorized", [detail]));
        return Task.CompletedTask;
    }
}
