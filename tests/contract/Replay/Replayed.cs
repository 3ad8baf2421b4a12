namespace EduStream.Tests.Contract.Replay;

/// <summary>Which test replays which recording.</summary>
internal static class Replayed
{
    /// <summary>Requests to one app and a second sidecar without an app.</summary>
    public static IReadOnlyList<string> Http { get; } =
    [
        "http/invoke", "http/metadata_health_misc", "http/pubsub_app_responses", "http/pubsub_bulk", "http/pubsub_publish", "http/secrets", "http/shutdown", "http/state_errors",
        "http/state_sqlitestore", "http/state_statestore", "http_traced/invoke", "http_traced/pubsub_publish", "http/bindings",
    ];

    /// <summary>Calls of the gRPC API, one after the other.</summary>
    public static IReadOnlyList<string> Grpc { get; } = ["grpc/api", "grpc/api_token", "grpc/api_token_taskhub"];

    /// <summary>Workers and clients of workflows.</summary>
    public static IReadOnlyList<string> Workers { get; } =
    [
        "workflow/dotnet_sample", "workflow/go_features", "workflow/go_idle_keepalive", "workflow/go_sample", "workflow/raw_worker", "workflow/sample_grpc",
    ];
}
