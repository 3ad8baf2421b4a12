using EduStream.LocalDapr.Errors;
using EduStream.LocalDapr.Hosting;
using EduStream.LocalDapr.Wire;

namespace EduStream.LocalDapr.Metadata;

/// <summary>Health, metadata and shutdown.</summary>
internal sealed class MetadataModule : IRuntimeModule
{
    public void Map(Sidecar sidecar, RouteTable http, IEndpointRouteBuilder grpc)
    {
        http.Map("GET", "/v1.0/healthz", context => HealthAsync(context, sidecar));
        http.Map("GET", "/v1.0/healthz/outbound", HttpJson.NoContentAsync);
        http.Map("POST", "/v1.0/shutdown", context => ShutdownAsync(context, sidecar));
    }

    public Task StartAsync(CancellationToken stop) => Task.CompletedTask;

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static Task HealthAsync(HttpContext http, Sidecar sidecar)
    {
        var asked = http.Request.Query["appid"].ToString();
        return asked.Length == 0 || asked == sidecar.AppId
            ? HttpJson.NoContentAsync(http)
            : throw new DaprError(500, "ERR_HEALTH_APPID_NOT_MATCH", "dapr app-id does not match");
    }

    private static Task ShutdownAsync(HttpContext http, Sidecar sidecar)
    {
        sidecar.Log.ShutdownRequested();
        http.Response.OnCompleted(() =>
        {
            _ = Task.Run(sidecar.StopServer);
            return Task.CompletedTask;
        });
        return HttpJson.NoContentAsync(http);
    }
}
