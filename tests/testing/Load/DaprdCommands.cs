namespace EduStream.Testing.Load;

/// <summary>Command lines of a self-hosted Dapr 1.18 on loopback, as <c>dapr run</c> and <c>dapr init --slim</c> have them.</summary>
public static class DaprdCommands
{
    // Both services would listen on every interface.
    private static readonly string[] OnLoopback = ["--listen-address", "127.0.0.1", "--healthz-listen-address", "127.0.0.1", "--metrics-listen-address", "127.0.0.1"];

    /// <summary>Placement, which workflows need. Three ports: its own, health, metrics.</summary>
    public static IReadOnlyList<string> Placement(string program, int port, int health, int metrics) =>
        [program, "--port", $"{port}", "--healthz-port", $"{health}", "--metrics-port", $"{metrics}", .. OnLoopback];

    /// <summary>The scheduler with its own etcd in a folder. Five ports: its own, health, metrics, etcd's for clients and for peers.</summary>
    public static IReadOnlyList<string> Scheduler(string program, string folder, int port, int health, int metrics, int client, int peer) =>
        [program, "--port", $"{port}", "--healthz-port", $"{health}", "--metrics-port", $"{metrics}", "--etcd-data-dir", folder, "--etcd-client-port", $"{client}",
        "--etcd-initial-cluster", $"dapr-scheduler-server-0=http://localhost:{peer}", .. OnLoopback];

    /// <summary>One sidecar.</summary>
    public static IReadOnlyList<string> Sidecar(string program, DaprdSidecar sidecar, string resources, int placement, int scheduler, int peers, int metrics)
    {
        List<string> command =
        [
            program, "--app-id", sidecar.AppId, "--dapr-http-port", $"{sidecar.HttpPort}", "--dapr-grpc-port", $"{sidecar.GrpcPort}", "--dapr-internal-grpc-port", $"{peers}",
            "--metrics-port", $"{metrics}", "--dapr-listen-addresses", "127.0.0.1", "--dapr-internal-grpc-listen-address", "127.0.0.1", "--metrics-listen-address", "127.0.0.1",
            "--placement-host-address", $"localhost:{placement}", "--scheduler-host-address", $"localhost:{scheduler}",
            "--resources-path", resources,
        ];
        if (sidecar.AppPort != 0) { command.AddRange(["--app-port", $"{sidecar.AppPort}"]); }
        if (sidecar.Configuration is { } file) { command.AddRange(["--config", file]); }
        if (sidecar.HealthCheckPath is { } path)
        {
            command.AddRange(["--enable-app-health-check", "--app-health-check-path", path, "--app-health-probe-timeout", $"{sidecar.HealthProbeMilliseconds}"]);
        }
        return command;
    }
}

/// <summary>What one daprd is told. Tokens go by environment, as Dapr wants it.</summary>
public sealed record DaprdSidecar(string AppId, int AppPort, int HttpPort, int GrpcPort)
{
    /// <summary>What the API asks for.</summary>
    public string? ApiToken { get; init; }

    /// <summary>What the app is shown.</summary>
    public string? AppApiToken { get; init; }

    /// <summary>Switches health checks of the app on.</summary>
    public string? HealthCheckPath { get; init; }

    /// <summary>Time limit of one of them.</summary>
    public int HealthProbeMilliseconds { get; init; } = 500;

    /// <summary>A file with a <c>Configuration</c>.</summary>
    public string? Configuration { get; init; }
}
