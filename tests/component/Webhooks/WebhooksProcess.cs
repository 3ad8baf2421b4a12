using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using Dapr.Client;
using EduStream.Contracts;
using EduStream.Launcher.Processes;
using EduStream.LocalDapr;
using EduStream.Testing;

namespace EduStream.Tests.Component.Webhooks;

/// <summary>The Node app as its own process, beside the embedded runtime in this one, with a sign-in issuer. Its data outlive it.</summary>
internal sealed class WebhooksProcess : IAsyncDisposable
{
    private static readonly string AppToken = Guid.NewGuid().ToString("N");
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("edustream-webhooks-");
    private readonly Dictionary<string, string> settings;
    private readonly ConcurrentQueue<string> lines = new();
    private readonly List<IDisposable> clients = [];
    private AppInstance[] instances;
    private FakeIssuer issuer = null!;
    private LocalDaprRuntime? runtime;
    private ChildProcess? node;

    private WebhooksProcess(Dictionary<string, string> settings)
    {
        this.settings = settings;
        instances =
        [
            new AppInstance { AppId = AppIds.Webhooks, AppPort = FreePort(), AppApiToken = AppToken, AppHealthProbeInterval = TimeSpan.FromMilliseconds(100) },
            new AppInstance { AppId = AppIds.Catalog },
        ];
    }

    internal FakeIssuer Issuer => issuer;

    internal string Data => folder.FullName;

    internal string Log => string.Join('\n', lines);

    internal HttpClient Admin { get; private set; } = null!;

    private Uri Address => new(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{instances[0].AppPort}"));

    /// <summary>Private targets allowed and delays of a quarter of a second, unless <paramref name="settings"/> say otherwise.</summary>
    internal static async Task<WebhooksProcess> StartAsync(Dictionary<string, string>? settings = null, bool withSecrets = true)
    {
        var app = new WebhooksProcess(new() { ["WEBHOOKS_ALLOW_PRIVATE"] = "true", ["WEBHOOKS_DELAYS_SECONDS"] = "0.25,0.25,0.25", ["WEBHOOKS_TIMEOUT_SECONDS"] = "10" });
        foreach (var (name, value) in settings ?? [])
        {
            app.settings[name] = value;
        }

        try
        {
            await AppSettings.WriteSecretsAsync(app.Data);
            if (!withSecrets)
            {
                await File.WriteAllTextAsync(Path.Combine(app.Data, ".data", "secrets.json"), "{}");
            }

            app.issuer = await FakeIssuer.StartAsync();
            await app.StartRuntimeAsync();
            app.Admin = app.Client(app.issuer.Admin());
            await app.StartNodeAsync(withSecrets);
            return app;
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
    }

    internal HttpClient Client(string? token)
    {
        var client = new HttpClient { BaseAddress = Address };
        client.DefaultRequestHeaders.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        clients.Add(client);
        return client;
    }

    /// <summary>As the catalog's outbox does: with an id of its own.</summary>
    internal async Task PublishAsync<T>(string topic, string eventId, T data)
    {
        using var catalog = new DaprClientBuilder().UseHttpEndpoint(AppSettings.Local(instances[1].HttpPort)).UseGrpcEndpoint(AppSettings.Local(instances[1].GrpcPort))
            .UseJsonSerializationOptions(ServiceDefaults.ServiceDefaults.Json).Build();
        await catalog.PublishEventAsync(Contracts.Components.PubSub, topic, data, new Dictionary<string, string> { ["cloudevent.id"] = eventId });
    }

    internal async Task StartNodeAsync(bool ready = true)
    {
        var environment = new Dictionary<string, string>(settings)
        {
            ["APP_PORT"] = instances[0].AppPort.ToString(CultureInfo.InvariantCulture),
            ["APP_API_TOKEN"] = AppToken,
            ["DAPR_HTTP_PORT"] = instances[0].HttpPort.ToString(CultureInfo.InvariantCulture),
            ["DAPR_GRPC_PORT"] = instances[0].GrpcPort.ToString(CultureInfo.InvariantCulture),
            ["Auth__Authority"] = issuer.Authority,
            ["Auth__Audience"] = FakeIssuer.Audience,
        };
        node = await ChildProcess.StartAsync(["node", "src/main.js"], Path.Combine(Repository.Root, "apps/webhooks"), environment, lines.Enqueue);
        await Eventually.TrueAsync(() => node.ExitCode is null ? AnswersAsync(ready ? "/health/ready" : "/health/live") : throw new InvalidOperationException(Log), what: "webhooks answers");
    }

    internal async Task<bool> AnswersAsync(string path)
    {
        try
        {
            using var answer = await Admin.GetAsync(path);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    /// <summary><c>kill -9</c>.</summary>
    internal async Task KillAsync()
    {
        node!.Kill();
        await node.WaitAsync();
    }

    /// <summary>Stops as the launcher does; then starts with other settings.</summary>
    internal async Task RestartAsync(params (string Name, string Value)[] changed)
    {
        await node!.StopAsync(TimeSpan.FromSeconds(10));
        foreach (var (name, value) in changed)
        {
            settings[name] = value;
        }

        await StartNodeAsync();
    }

    internal async Task StopRuntimeAsync()
    {
        await runtime!.DisposeAsync();
        runtime = null;
    }

    /// <summary>On the ports of the first start.</summary>
    internal async Task StartRuntimeAsync()
    {
        runtime = await LocalDaprRuntime.StartAsync(new RuntimeOptions
        {
            DataFolder = Path.Combine(Data, "dapr"),
            BaseFolder = Data,
            ResourceFolders = [Path.Combine(Repository.Root, "components", "local")],
            ConsoleLog = false,
            Apps = instances,
        });
        instances = [.. runtime.Apps];
    }

    public async ValueTask DisposeAsync()
    {
        clients.ForEach(client => client.Dispose());
        if (node is not null)
        {
            await node.DisposeAsync();
        }

        if (runtime is not null)
        {
            await runtime.DisposeAsync();
        }

        if (issuer is not null)
        {
            await issuer.DisposeAsync();
        }

        folder.Delete(recursive: true);
    }

    private static int FreePort()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }
}
