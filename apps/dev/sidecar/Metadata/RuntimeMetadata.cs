using EduStream.LocalDapr.PubSub;

namespace EduStream.LocalDapr.Metadata;

/// <summary>What a sidecar says about itself, over HTTP and gRPC.</summary>
internal sealed record RuntimeMetadata(
    AppInstance App,
    IReadOnlyList<Component> Components,
    IReadOnlyList<Subscription> Subscriptions,
    IReadOnlyDictionary<string, string> Extended,
    int WorkflowWorkers)
{
    /// <summary>The Dapr whose behaviour this runtime follows.</summary>
    public const string Version = "1.18.3";

    public const string Placement = "placement: connected";

    /// <summary>What the real one says that is switched on; SDKs do not act on it.</summary>
    public static IReadOnlyList<string> EnabledFeatures { get; } = ["HotReload", "WorkflowsRemoteActivityReminder"];

    /// <summary>The actors behind workflows in the real one, there while a worker is connected.</summary>
    public static IReadOnlyList<string> WorkflowActors { get; } = ["activity", "retentioner", "workflow"];

    /// <summary>This process is its own scheduler.</summary>
    public string Scheduler => $"127.0.0.1:{App.GrpcPort}";

    public static RuntimeMetadata Of(Sidecar sidecar, IEnumerable<KeyValuePair<string, string>> extended) => new(
        sidecar.App,
        [.. sidecar.Services.Resources.Components.Where(component => component.VisibleTo(sidecar.AppId))],
        sidecar.Subscriptions,
        new SortedDictionary<string, string>(new Dictionary<string, string>(extended), StringComparer.Ordinal)
        {
            ["daprRuntimeVersion"] = Version,
        },
        sidecar.WorkflowWorkers);

    public static IReadOnlyList<string> Capabilities(Component component) => component switch
    {
        { Type: "state.in-memory" } => ["ETAG", "TRANSACTIONAL", "TTL", "DELETE_WITH_PREFIX", "KEYS_LIKE", "ACTOR"],
        { Type: "state.sqlite" } => ["ETAG", "TRANSACTIONAL", "TTL", "KEYS_LIKE", "ACTOR"],
        _ when component.Is("state") => ["ETAG", "TRANSACTIONAL", "TTL", "ACTOR"],
        { Type: "pubsub.in-memory" } => ["SUBSCRIBE_WILDCARDS"],
        { Type: "bindings.cron" } => ["INPUT_BINDING"],
        { Type: "secretstores.local.file" } when component["multiValued"] is "true" => ["MULTIPLE_KEY_VALUES_PER_SECRET"],
        _ => [],
    };

    /// <summary>A duration as Go prints it.</summary>
    public static string Duration(TimeSpan duration) => duration.TotalSeconds >= 1
        ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{duration.TotalSeconds:0.###}s")
        : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{duration.TotalMilliseconds:0.###}ms");
}
