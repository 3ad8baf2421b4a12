using System.Net;
using System.Net.Sockets;
using Dapr.Client;
using Dapr.Workflow;
using EduStream.LocalDapr;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace EduStream.Tests.Component.DaprSdk;

/// <summary>An app that uses the whole SDK, beside its sidecar in the embedded runtime. The runtime can die and come back on its ports and data.</summary>
internal sealed class SdkHost : IAsyncDisposable
{
    private const string Components = """
        apiVersion: dapr.io/v1alpha1
        kind: Component
        metadata: { name: statestore }
        spec: { type: state.sqlite, version: v1, metadata: [{ name: connectionString, value: "unused" }] }
        ---
        apiVersion: dapr.io/v1alpha1
        kind: Component
        metadata: { name: pubsub }
        spec: { type: pubsub.redis, version: v1, metadata: [{ name: redisHost, value: "unused" }] }
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("edustream-sdk-").FullName;
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private LocalDaprRuntime _runtime = null!;
    private WebApplication _app = null!;
    private AppInstance _instance = null!;

    public DaprClient Dapr => _app.Services.GetRequiredService<DaprClient>();

    public DaprWorkflowClient Workflows => _app.Services.GetRequiredService<DaprWorkflowClient>();

    public static async Task<SdkHost> StartAsync(Action<WebApplication>? map = null, Action<WorkflowRuntimeOptions>? register = null)
    {
        var host = new SdkHost();
        Directory.CreateDirectory(Path.Combine(host._folder, "components"));
        await File.WriteAllTextAsync(Path.Combine(host._folder, "components", "all.yaml"), Components);
        host._socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        host._instance = new AppInstance { AppId = "sdk", AppPort = ((IPEndPoint)host._socket.LocalEndPoint!).Port, ApiToken = "sidecar-token", AppApiToken = "app-token" };
        await host.ReviveAsync();
        await host.StartAppAsync(map ?? (_ => { }), register ?? (_ => { }));
        return host;
    }

    public ValueTask KillAsync() => _runtime.DisposeAsync();

    public async Task ReviveAsync()
    {
        _runtime = await LocalDaprRuntime.StartAsync(new RuntimeOptions
        {
            DataFolder = Path.Combine(_folder, "data"), ResourceFolders = ["components"], BaseFolder = _folder, Apps = [_instance], ConsoleLog = false,
        });
        _instance = _runtime.Apps[0];
    }

    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource(TimeSpan.FromSeconds(5));
        await _app.StopAsync(now.Token);
        await _app.DisposeAsync();
        await _runtime.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task StartAppAsync(Action<WebApplication> map, Action<WorkflowRuntimeOptions> register)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["DAPR_HTTP_PORT"] = $"{_instance.HttpPort}", ["DAPR_GRPC_PORT"] = $"{_instance.GrpcPort}", ["DAPR_API_TOKEN"] = "sidecar-token",
        });
        builder.Services.Configure<SocketTransportOptions>(transport => transport.CreateBoundListenSocket = _ => _socket);
        builder.WebHost.UseUrls($"http://127.0.0.1:{_instance.AppPort}");
        builder.Services.AddDaprClient();
        builder.Services.AddDaprWorkflow(register);
        _app = builder.Build();
        _app.UseCloudEvents();
        _app.MapSubscribeHandler();
        map(_app);
        await _app.StartAsync();
    }
}
