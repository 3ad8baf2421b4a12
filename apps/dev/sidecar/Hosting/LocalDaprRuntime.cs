namespace EduStream.LocalDapr;

/// <summary>The embedded Dapr runtime: all sidecars of one machine in one process.</summary>
public sealed class LocalDaprRuntime : IAsyncDisposable
{
    private readonly RuntimeServices _services;
    private readonly IReadOnlyList<IRuntimeModule> _modules;
    private readonly List<SidecarHost> _hosts = [];
    private int _disposed;

    private LocalDaprRuntime(RuntimeServices services)
    {
        _services = services;
        _modules = Modules.Create(services);
    }

    /// <summary>The instances with their real ports.</summary>
    public IReadOnlyList<AppInstance> Apps => [.. _services.Sidecars.Select(sidecar => sidecar.App)];

    /// <summary>Opens the store and all ports. When this returns, every sidecar answers.</summary>
    public static async Task<LocalDaprRuntime> StartAsync(RuntimeOptions options, CancellationToken stop = default)
    {
        options.Validate();
        var logs = ConsoleLogs.Create(options.ConsoleLog);
        var resources = new ResourceSet(options, logs.CreateLogger("components"));
        var database = Database.Open(options.Resolve(options.DataFolder), Modules.Schema);
        LocalDaprRuntime runtime;
        try { runtime = new LocalDaprRuntime(new RuntimeServices(options, resources, database, logs)); }
        catch
        {
            await database.DisposeAsync();
            throw;
        }
        try
        {
            await runtime.StartAsync(stop);
            return runtime;
        }
        catch
        {
            await runtime.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0) { return; }
        await Task.WhenAll(_hosts.Select(host => host.StopAsync()));
        foreach (var sidecar in _services.Sidecars) { await sidecar.Monitor.StopAsync(); }
        foreach (var module in _modules) { await module.DisposeAsync(); }
        foreach (var host in _hosts) { await host.DisposeAsync(); }
        foreach (var sidecar in _services.Sidecars)
        {
            sidecar.Monitor.Dispose();
            sidecar.Channel.Dispose();
        }
        await _services.Database.DisposeAsync();
        _services.Logs.Dispose();
    }

    private async Task StartAsync(CancellationToken stop)
    {
        foreach (var sidecar in _services.Sidecars)
        {
            var host = new SidecarHost(sidecar, _modules);
            _hosts.Add(host);
            sidecar.StopServer = () => Task.WhenAll(host.StopAsync(), sidecar.Monitor.StopAsync());
            await host.StartAsync(stop);
        }
        foreach (var module in _modules) { await module.StartAsync(stop); }
        foreach (var sidecar in _services.Sidecars) { sidecar.Monitor.Start(); }
    }
}
