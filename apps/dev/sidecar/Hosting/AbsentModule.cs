namespace EduStream.LocalDapr.Hosting;

/// <summary>Building blocks that this runtime does not serve: they answer as in a Dapr without such a component.</summary>
internal sealed class AbsentModule : IRuntimeModule
{
    public void Map(Sidecar sidecar, RouteTable http, IEndpointRouteBuilder grpc)
    {
        foreach (var version in new[] { "v1.0", "v1.0-alpha1" })
        {
            http.Map("GET", $"/{version}/configuration/{{store}}", _ => throw new DaprError(500, "ERR_CONFIGURATION_STORE_NOT_CONFIGURED", "configuration stores not configured"));
        }
        http.Map("POST", "/v1.0-alpha1/lock/{store}", _ => throw new DaprError(500, "ERR_LOCK_STORE_NOT_CONFIGURED", "lock store is not configured"));
        http.Map("POST", "/v1.0-alpha1/unlock/{store}", _ => throw new DaprError(500, "ERR_LOCK_STORE_NOT_CONFIGURED", "lock store is not configured"));
    }

    public Task StartAsync(CancellationToken stop) => Task.CompletedTask;

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
