using System.Net;
using System.Net.Sockets;
using Dapr.Client;
using Dapr.Workflow;
using EduStream.Tests.Contract.Replay;
using EduStream.Tests.Contract.Runtimes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace EduStream.Tests.Contract.CSharp;

/// <summary>An app that uses the C# SDK, beside a sidecar of the runtime under test.</summary>
internal sealed class SdkApp : IAsyncDisposable
{
    public const string Id = "sdk";

    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private IRuntimeUnderTest _runtime = null!;
    private WebApplication _app = null!;

    public DaprClient Dapr => _app.Services.GetRequiredService<DaprClient>();

    public DaprWorkflowClient Workflows => _app.Services.GetRequiredService<DaprWorkflowClient>();

    public static async Task<SdkApp> StartAsync(string runtime, Action<WebApplication>? map = null, Action<WorkflowRuntimeOptions>? register = null)
    {
        var app = new SdkApp();
        // The sidecar must know the app's port before either starts.
        app._socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        var port = ((IPEndPoint)app._socket.LocalEndPoint!).Port;
        try
        {
            app._runtime = await RuntimesUnderTest.StartAsync(
                runtime, RecordedSetup.With([new SidecarSetup(Id) { AppPort = port, ApiToken = "sidecar-token", AppApiToken = "app-token" }]));
            await app.StartAppAsync(port, map ?? (_ => { }), register ?? (_ => { }));
            return app;
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_app is not null)
        {
            using var now = new CancellationTokenSource(TimeSpan.FromSeconds(5));
            await _app.StopAsync(now.Token);
            await _app.DisposeAsync();
        }
        if (_runtime is not null) { await _runtime.DisposeAsync(); }
        _socket.Dispose();
    }

    private async Task StartAppAsync(int port, Action<WebApplication> map, Action<WorkflowRuntimeOptions> register)
    {
        var sidecar = _runtime.Sidecars[0];
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["DAPR_HTTP_ENDPOINT"] = $"{sidecar.Http}", ["DAPR_GRPC_ENDPOINT"] = $"{sidecar.Grpc}", ["DAPR_API_TOKEN"] = "sidecar-token",
        });
        builder.Services.Configure<SocketTransportOptions>(transport => transport.CreateBoundListenSocket = _ => _socket);
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        builder.Services.AddDaprClient();
        builder.Services.AddDaprWorkflow(register);
        _app = builder.Build();
        _app.UseCloudEvents();
        _app.MapSubscribeHandler();
        map(_app);
        await _app.StartAsync();
    }
}
