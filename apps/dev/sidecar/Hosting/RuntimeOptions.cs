using System.Net;
using System.Text.Json.Serialization;

namespace EduStream.LocalDapr;

/// <summary>What the embedded runtime serves. The file of <c>--config</c> is this record as JSON.</summary>
public sealed record RuntimeOptions
{
    /// <summary>Where everything durable lives; created when missing.</summary>
    public required string DataFolder { get; init; }

    /// <summary>Folders of component, subscription and resiliency YAML. Relative ones resolve against <see cref="BaseFolder"/>.</summary>
    public IReadOnlyList<string> ResourceFolders { get; init; } = [];

    /// <summary>One entry per app process; replicas of an app share the app-id.</summary>
    public required IReadOnlyList<AppInstance> Apps { get; init; }

    /// <summary>Against what relative paths resolve, also those inside YAML; the current folder unless set.</summary>
    public string BaseFolder { get; init; } = ".";

    /// <summary>Loopback only; anything else is refused.</summary>
    public string ListenAddress { get; init; } = "127.0.0.1";

    /// <summary>Whether to write log lines to the console.</summary>
    public bool ConsoleLog { get; init; } = true;

    /// <summary>After this long without a byte from a gRPC client it is pinged. Default 10 s, as in daprd; at least 1 s.</summary>
    public TimeSpan PingInterval { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Who has not answered a ping by then is cut off. Default 20 s (daprd: 5 s, too short for a worker on a machine whose cores all encode); at least 1 s.</summary>
    public TimeSpan PingTimeout { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>The clock of expiry and redelivery.</summary>
    [JsonIgnore]
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    internal void Validate()
    {
        if (!IPAddress.TryParse(ListenAddress, out var address) || !IPAddress.IsLoopback(address))
        {
            throw new InvalidOperationException($"This runtime is for one machine and listens on loopback only, not on '{ListenAddress}'.");
        }
        if (Apps.FirstOrDefault(app => string.IsNullOrWhiteSpace(app.AppId)) is not null) { throw new InvalidOperationException("An app has no app-id."); }
        var twice = Apps.SelectMany(app => new[] { app.HttpPort, app.GrpcPort }).Where(port => port != 0).GroupBy(port => port).FirstOrDefault(ports => ports.Count() > 1);
        if (twice is not null) { throw new InvalidOperationException($"Port {twice.Key} is asked for twice."); }
    }

    internal string Resolve(string path) => Path.GetFullPath(path, Path.GetFullPath(BaseFolder));
}

/// <summary>One app process and its sidecar.</summary>
public sealed record AppInstance
{
    /// <summary>The Dapr app-id.</summary>
    public required string AppId { get; init; }

    /// <summary>Where the app listens (HTTP, 127.0.0.1); 0 when it only calls.</summary>
    public int AppPort { get; init; }

    /// <summary>Dapr HTTP port of this instance; 0 lets the system choose.</summary>
    public int HttpPort { get; init; }

    /// <summary>Dapr gRPC port of this instance; 0 lets the system choose.</summary>
    public int GrpcPort { get; init; }

    /// <summary>What callers of the sidecar must send as <c>dapr-api-token</c>; none when null.</summary>
    public string? ApiToken { get; init; }

    /// <summary>What the sidecar sends to the app as <c>dapr-api-token</c>; none when null.</summary>
    public string? AppApiToken { get; init; }

    /// <summary>Path of the app's health check; null: an app that answers TCP is healthy.</summary>
    public string? AppHealthCheckPath { get; init; }

    /// <summary>Time between two health checks.</summary>
    public TimeSpan AppHealthProbeInterval { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Time limit of one health check.</summary>
    public TimeSpan AppHealthProbeTimeout { get; init; } = TimeSpan.FromSeconds(4);

    /// <summary>So many failed checks in a row make the app unhealthy.</summary>
    public int AppHealthThreshold { get; init; } = 3;

    /// <summary>Largest request body in bytes; 4 MiB as in daprd.</summary>
    public long MaxBodyBytes { get; init; } = 4 * 1024 * 1024;
}
