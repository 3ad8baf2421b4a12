namespace EduStream.LocalDapr.Bindings;

/// <summary>Input bindings: cron alone. There are no output bindings.</summary>
internal sealed class BindingsModule(RuntimeServices services) : IRuntimeModule
{
    private readonly CronBinding[] _bindings =
    [
        .. from sidecar in services.Sidecars
           where sidecar.App.AppPort != 0
           from component in services.Resources.Components
           where component.Type == "bindings.cron" && component.VisibleTo(sidecar.AppId)
           select new CronBinding(component, sidecar),
    ];

    private readonly CancellationTokenSource _stop = new();
    private Task _running = Task.CompletedTask;

    public void Map(Sidecar sidecar, RouteTable http, IEndpointRouteBuilder grpc) =>
        http.Map("POST PUT", "/v1.0/bindings/{name}", context => throw new DaprError(
            500, "ERR_INVOKE_OUTPUT_BINDING", $"error invoking output binding {context.Route("name")}: couldn't find output binding {context.Route("name")}"));

    public Task StartAsync(CancellationToken stop)
    {
        _running = Task.WhenAll(_bindings.Select(binding => Task.Run(() => binding.RunAsync(_stop.Token), CancellationToken.None)));
        return Task.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
    }
}
