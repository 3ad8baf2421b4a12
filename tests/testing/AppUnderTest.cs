using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using Dapr.Client;
using EduStream.LocalDapr;

namespace EduStream.Testing;

/// <summary>
/// One app in this process, as a user starts it: its own <c>Program</c> on a real port, a sidecar of the embedded runtime, a sign-in issuer, and stand-ins for the
/// apps that it talks to. Everything it stores is in a folder of its own.
/// </summary>
public sealed class AppUnderTest : IAsyncDisposable
{
    private readonly AppSetup setup;
    private readonly List<PeerHost> peers = [];
    private readonly List<IDisposable> clients = [];
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("edustream-app-");
    private Func<Socket, AppHost> host = null!;
    private AppHost running = null!;
    private LocalDaprRuntime? runtime;
    private int port;

    private AppUnderTest(AppSetup setup) => this.setup = setup;

    /// <summary>Mints tokens that the app accepts.</summary>
    public FakeIssuer Issuer { get; private set; } = null!;

    /// <summary>Where the app listens.</summary>
    public Uri Address => new(AppSettings.Local(port));

    /// <summary>The app's container.</summary>
    public IServiceProvider Services => running.Services;

    /// <summary>A folder that is deleted at the end; settings may hold <c>{data}</c> for it.</summary>
    public string Data => folder.FullName;

    /// <summary>Everything the app logged so far.</summary>
    public IReadOnlyList<string> Logged => setup.Log.Lines;

    /// <summary>Starts the app whose assembly holds <typeparamref name="TApp"/>, which may be any of its types.</summary>
    public static async Task<AppUnderTest> StartAsync<TApp>(AppSetup setup)
        where TApp : class
    {
        ArgumentNullException.ThrowIfNull(setup);
        var app = new AppUnderTest(setup);
        try
        {
            app.host = socket => AppHost<TApp>.Start(socket, AppSettings.Of(setup, app.Sidecar(setup.AppId), app.Issuer, app.Data), setup);
            await app.StartAsync();
            return app;
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
    }

    /// <summary>A client of the app's public address; with a token it is signed in.</summary>
    public HttpClient Client(string? token = null)
    {
        var client = new HttpClient { BaseAddress = Address };
        client.DefaultRequestHeaders.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        clients.Add(client);
        return client;
    }

    /// <summary>A Dapr client of a stand-in: calls through it come from that app-id.</summary>
    public DaprClient DaprOf(string appId)
    {
        var sidecar = Sidecar(appId);
        var client = new DaprClientBuilder().UseHttpEndpoint(AppSettings.Local(sidecar.HttpPort)).UseGrpcEndpoint(AppSettings.Local(sidecar.GrpcPort))
            .UseJsonSerializationOptions(ServiceDefaults.ServiceDefaults.Json).Build();
        clients.Add(client);
        return client;
    }

    /// <summary>Stops the app and starts it again on the same port, with the same data.</summary>
    public async Task RestartAsync()
    {
        await running.DisposeAsync();
        running = host(Bind(port));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        clients.ForEach(client => client.Dispose());
        if (running is not null)
        {
            await running.DisposeAsync();
        }

        foreach (var peer in peers)
        {
            await peer.DisposeAsync();
        }

        if (runtime is not null)
        {
            await runtime.DisposeAsync();
        }

        if (Issuer is not null)
        {
            await Issuer.DisposeAsync();
        }

        folder.Delete(recursive: true);
    }

    private AppInstance Sidecar(string appId) => runtime!.Apps.Single(found => found.AppId == appId);

    private static Socket Bind(int port)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { ExclusiveAddressUse = false };
        socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, port));
        return socket;
    }

    private async Task StartAsync()
    {
        await AppSettings.WriteSecretsAsync(Data);
        setup.Prepare?.Invoke(Data);
        Issuer = await FakeIssuer.StartAsync();
        foreach (var peer in setup.Peers)
        {
            peers.Add(await PeerHost.StartAsync(peer));
        }

        // The runtime must know the app's port and the app the runtime's: a port that is bound before either starts serves both.
        var socket = Bind(0);
        port = ((IPEndPoint)socket.LocalEndPoint!).Port;
        runtime = await LocalDaprRuntime.StartAsync(new RuntimeOptions
        {
            DataFolder = Path.Combine(Data, "dapr"),
            BaseFolder = Data,
            ResourceFolders = [Path.Combine(Repository.Root, "components", "local")],
            ConsoleLog = false,
            Clock = setup.RuntimeClock,
            Apps = [Instance(setup.AppId, port) with { AppApiToken = AppSettings.AppApiToken }, .. peers.Select(peer => Instance(peer.AppId, peer.Port))],
        });
        running = host(socket);
    }

    private static AppInstance Instance(string appId, int port) => new() { AppId = appId, AppPort = port, AppHealthProbeInterval = TimeSpan.FromMilliseconds(100) };
}
