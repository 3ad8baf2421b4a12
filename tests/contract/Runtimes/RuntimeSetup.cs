namespace EduStream.Tests.Contract.Runtimes;

/// <summary>What a suite wants to have running, whichever runtime gives it.</summary>
public sealed record RuntimeSetup
{
    public required IReadOnlyList<SidecarSetup> Sidecars { get; init; }

    /// <summary>Files of the resource folder by name: components, subscriptions, resiliency. <c>{folder}</c> stands for a folder of the run.</summary>
    public IReadOnlyDictionary<string, string> Resources { get; init; } = new Dictionary<string, string>();

    /// <summary>Files beside the resource folder by name, for example of secrets.</summary>
    public IReadOnlyDictionary<string, string> Files { get; init; } = new Dictionary<string, string>();

    /// <summary>Whether the sidecars open spans of their own.</summary>
    public bool Tracing { get; init; }
}

/// <summary>One sidecar and the app behind it.</summary>
public sealed record SidecarSetup(string AppId)
{
    /// <summary>Where the app listens; 0: it only calls.</summary>
    public int AppPort { get; init; }

    public string? ApiToken { get; init; }

    public string? AppApiToken { get; init; }

    public string? HealthCheckPath { get; init; }

    /// <summary>As daprd has it by default.</summary>
    public static TimeSpan HealthProbeTimeout => TimeSpan.FromMilliseconds(500);
}

/// <summary>Where a sidecar answers.</summary>
public sealed record SidecarAddress(string AppId, int HttpPort, int GrpcPort)
{
    public Uri Http => new($"http://127.0.0.1:{HttpPort}");

    public Uri Grpc => new($"http://127.0.0.1:{GrpcPort}");
}
