using System.Globalization;
using EduStream.Launcher.Planning;

namespace EduStream.Testing.Load;

/// <summary>An app process and its sidecar, on ports that stay the same over restarts.</summary>
public sealed record LoadApp(string AppId, int AppPort, int HttpPort, int GrpcPort)
{
    private static readonly PortChooser Ports = new();

    /// <summary>The sidecar's HTTP API.</summary>
    public Uri Http => new($"http://127.0.0.1:{HttpPort}");

    /// <summary>The sidecar's gRPC API.</summary>
    public Uri Grpc => new($"http://127.0.0.1:{GrpcPort}");

    /// <summary>The app itself.</summary>
    public Uri App => new($"http://127.0.0.1:{AppPort}");

    /// <summary>Chooses free ports; without an app port, it only calls.</summary>
    public static LoadApp New(string appId, bool listens = true)
    {
        lock (Ports) { return new(appId, listens ? Ports.Next() : 0, Ports.Next(), Ports.Next()); }
    }

    /// <summary>A port that nobody uses.</summary>
    public static int FreePort()
    {
        lock (Ports) { return Ports.Next(); }
    }

    /// <summary>What the launcher would set for it.</summary>
    public Dictionary<string, string> Environment(params IEnumerable<(string Name, string Value)> more) => more.Append(("APP_ID", AppId)).Append(("APP_PORT", Text(AppPort)))
        .Append(("DAPR_HTTP_PORT", Text(HttpPort))).Append(("DAPR_GRPC_PORT", Text(GrpcPort))).ToDictionary(entry => entry.Item1, entry => entry.Item2);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
