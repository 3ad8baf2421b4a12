using EduStream.LocalDapr;
using EduStream.Testing;

namespace EduStream.Tests.Component.Workflows.Engine.Harness;

/// <summary>An embedded runtime of its own for a test, with its data folder; it can be restarted on the same data.</summary>
public sealed class EngineHost : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("edustream-engine-").FullName;
    private readonly string[] _apps;
    private readonly List<IAsyncDisposable> _clients = [];
    private LocalDaprRuntime _runtime = null!;

    private EngineHost(string[] apps) => _apps = apps;

    public TimeProvider Clock { get; private init; } = TimeProvider.System;

    /// <summary>Of the pings that find frozen workers: how often, and how long an answer may take.</summary>
    public TimeSpan Ping { get; private init; } = TimeSpan.FromSeconds(10);

    /// <summary>As <see cref="StartAsync"/>, with frequent pings.</summary>
    public static async Task<EngineHost> StartPingingAsync(params string[] apps)
    {
        var host = new EngineHost(apps) { Ping = TimeSpan.FromSeconds(1) };
        await host.OpenAsync();
        return host;
    }

    /// <summary>A worker whose side of the connection can be frozen.</summary>
    public async Task<(RawWorker Worker, FreezableLine Line)> FreezableWorkerAsync(int sidecar)
    {
        var line = Keep(new FreezableLine(Grpc(sidecar).Port));
        return (Keep(await RawWorker.ConnectAsync(line.Address)), line);
    }

    /// <summary>One sidecar per name; the same name twice is an app with two replicas.</summary>
    public static async Task<EngineHost> StartAsync(params string[] apps)
    {
        var host = new EngineHost(apps.Length == 0 ? ["t"] : apps);
        await host.OpenAsync();
        return host;
    }

    public Uri Http(int sidecar = 0) => new($"http://127.0.0.1:{_runtime.Apps[sidecar].HttpPort}");

    public HubClient Client(int sidecar = 0) => Keep(new HubClient(Grpc(sidecar)));

    /// <summary>A worker that is connected when this returns.</summary>
    public async Task<RawWorker> WorkerAsync(int sidecar = 0) => Keep(await RawWorker.ConnectAsync(Grpc(sidecar)));

    /// <summary>Stops the runtime and starts it again. Workers and clients of before are gone.</summary>
    public async Task RestartAsync()
    {
        await CloseAsync();
        await OpenAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private Uri Grpc(int sidecar) => new($"http://127.0.0.1:{_runtime.Apps[sidecar].GrpcPort}");

    private async Task OpenAsync() => _runtime = await LocalDaprRuntime.StartAsync(new RuntimeOptions
    {
        DataFolder = _folder, Apps = [.. _apps.Select(app => new AppInstance { AppId = app })], ConsoleLog = false, Clock = Clock, PingInterval = Ping, PingTimeout = Ping,
    });

    private async Task CloseAsync()
    {
        foreach (var client in _clients) { await client.DisposeAsync(); }
        _clients.Clear();
        await _runtime.DisposeAsync();
    }

    private T Keep<T>(T client)
        where T : IAsyncDisposable
    {
        _clients.Add(client);
        return client;
    }
}
