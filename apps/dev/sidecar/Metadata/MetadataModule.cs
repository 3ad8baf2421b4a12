using System.Collections.Concurrent;

namespace EduStream.LocalDapr.Metadata;

/// <summary>Health, metadata and shutdown.</summary>
internal sealed class MetadataModule : IRuntimeModule
{
    public void Map(Sidecar sidecar, RouteTable http, IEndpointRouteBuilder grpc)
    {
        // What an app sets about itself lasts as long as its sidecar.
        var extended = new ConcurrentDictionary<string, string>();
        http.Map("GET", "/v1.0/healthz", context => HealthAsync(context, sidecar));
        http.Map("GET", "/v1.0/healthz/outbound", HttpJson.NoContentAsync);
        http.Map("GET", "/v1.0/metadata", context => HttpJson.WriteAsync(context, 200, MetadataJson.Write(RuntimeMetadata.Of(sidecar, extended))));
        http.Map("PUT", "/v1.0/metadata/{key}", async context =>
        {
            extended[context.Route("key")] = Encoding.UTF8.GetString(await HttpJson.ReadAsync(context));
            await HttpJson.NoContentAsync(context);
        });
        http.Map("POST", "/v1.0/shutdown", context =>
        {
            Shutdown(context, sidecar);
            return HttpJson.NoContentAsync(context);
        });
        MetadataGrpc.Map(sidecar, extended, grpc);
    }

    public Task StartAsync(CancellationToken stop) => Task.CompletedTask;

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>Closes this sidecar when the answer is out; the others of this process go on.</summary>
    public static void Shutdown(HttpContext http, Sidecar sidecar)
    {
        sidecar.Log.ShutdownRequested();
        http.Response.OnCompleted(() =>
        {
            _ = Task.Run(sidecar.StopServer);
            return Task.CompletedTask;
        });
    }

    private static Task HealthAsync(HttpContext http, Sidecar sidecar)
    {
        var asked = http.Request.Query["appid"].ToString();
        return asked.Length == 0 || asked == sidecar.AppId
            ? HttpJson.NoContentAsync(http)
            : throw new DaprError(500, "ERR_HEALTH_APPID_NOT_MATCH", "dapr app-id does not match");
    }
}
