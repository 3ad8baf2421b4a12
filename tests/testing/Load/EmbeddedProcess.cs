using System.Text.Json;

namespace EduStream.Testing.Load;

/// <summary>The embedded runtime as the launcher starts it: the built program, one process for all sidecars, everything durable in one folder.</summary>
public sealed class EmbeddedProcess : IDaprProcesses
{
    // A retry policy as the platform has one: what breaks off in a killed app is delivered again.
    private const string Components = """
        apiVersion: dapr.io/v1alpha1
        kind: Component
        metadata: { name: statestore }
        spec: { type: state.sqlite, version: v1, metadata: [{ name: actorStateStore, value: "true" }] }
        ---
        apiVersion: dapr.io/v1alpha1
        kind: Component
        metadata: { name: pubsub }
        spec: { type: pubsub.redis, version: v1 }
        ---
        apiVersion: dapr.io/v1alpha1
        kind: Resiliency
        metadata: { name: resiliency }
        spec:
          policies: { retries: { often: { policy: constant, duration: 200ms, maxRetries: -1 } } }
          targets: { components: { pubsub: { inbound: { retry: often } } } }
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("edustream-load-");
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(5) };
    private Uri _ready = null!;

    /// <inheritdoc/>
    public string Name => "embedded runtime";

    /// <summary>The process, to be killed.</summary>
    public KeptProcess Process { get; private set; } = null!;

    /// <summary>The largest request body of every sidecar; null leaves the runtime's own limit.</summary>
    public long? MaxBodyBytes { get; init; }

    /// <inheritdoc/>
    public string Output => Process.Output;

    /// <summary>Megabytes of the database and its write-ahead log.</summary>
    public (double File, double Log) DatabaseMegabytes => (Size("dapr.db"), Size("dapr.db-wal"));

    /// <inheritdoc/>
    public async Task StartAsync(IReadOnlyList<LoadApp> apps)
    {
        var components = _folder.CreateSubdirectory("components").FullName;
        await File.WriteAllTextAsync(Path.Combine(components, "all.yaml"), Components);
        var config = Path.Combine(_folder.FullName, "runtime.json");
        await File.WriteAllTextAsync(config, JsonSerializer.Serialize(new
        {
            dataFolder = Path.Combine(_folder.FullName, "data"),
            resourceFolders = new[] { components },
            apps = apps.Select(app => new Dictionary<string, object>
            {
                ["appId"] = app.AppId, ["appPort"] = app.AppPort, ["httpPort"] = app.HttpPort, ["grpcPort"] = app.GrpcPort, ["maxBodyBytes"] = MaxBodyBytes ?? 4 * 1024 * 1024,
            }),
        }));
        Process = new KeptProcess("runtime", ["dotnet", KeptProcess.Built("EduStream.LocalDapr"), "--config", config], _folder.FullName, new Dictionary<string, string>());
        _ready = new Uri(apps[0].Http, "/v1.0/healthz/outbound");
        await Process.StartAsync();
        await ReadyAsync();
    }

    /// <summary>Waits until it answers.</summary>
    public Task ReadyAsync() => Eventually.TrueAsync(
        async () =>
        {
            if (!Process.IsRunning) { throw new InvalidOperationException(Output); }
            try { return (await _http.GetAsync(_ready)).IsSuccessStatusCode; }
            catch (Exception e) when (e is HttpRequestException or TaskCanceledException) { return false; }
        },
        TimeSpan.FromSeconds(60),
        "the runtime answers");

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (Process is not null) { await Process.DisposeAsync(); }
        _http.Dispose();
        _folder.Delete(recursive: true);
    }

    private double Size(string file) => new FileInfo(Path.Combine(_folder.FullName, "data", file)) is { Exists: true } found ? found.Length / 1048576.0 : 0;
}
