using System.Text.Json;
using System.Text.Json.Nodes;
using EduStream.Tests.Contract.Runtimes;

namespace EduStream.Tests.Contract.Replay;

/// <summary>The components and sidecars that the recordings were made with.</summary>
internal static class RecordedSetup
{
    public const string Secrets = """{"top":"s3cret","db":{"user":"u1","pass":"p1"},"arr":["a","b"]}""";
    public const string MultiSecrets = """{"top":"s3cret","db":{"user":"u1","pass":"p1"}}""";

    private const string Components = """
        apiVersion: dapr.io/v1alpha1
        kind: Component
        metadata: { name: statestore }
        spec: { type: state.in-memory, version: v1, metadata: [{ name: actorStateStore, value: "true" }] }
        ---
        apiVersion: dapr.io/v1alpha1
        kind: Component
        metadata: { name: sqlitestore }
        spec: { type: state.sqlite, version: v1, metadata: [{ name: connectionString, value: "{folder}/state.db" }] }
        ---
        apiVersion: dapr.io/v1alpha1
        kind: Component
        metadata: { name: pubsub }
        spec: { type: pubsub.in-memory, version: v1, metadata: [] }
        ---
        apiVersion: dapr.io/v1alpha1
        kind: Component
        metadata: { name: secrets }
        spec: { type: secretstores.local.file, version: v1, metadata: [{ name: secretsFile, value: "{folder}/secrets.json" }, { name: nestedSeparator, value: ":" }] }
        ---
        apiVersion: dapr.io/v1alpha1
        kind: Component
        metadata: { name: multisecrets }
        spec: { type: secretstores.local.file, version: v1, metadata: [{ name: secretsFile, value: "{folder}/multisecrets.json" }, { name: multiValued, value: "true" }] }
        ---
        apiVersion: dapr.io/v1alpha1
        kind: Component
        metadata: { name: envsecrets }
        spec: { type: secretstores.local.env, version: v1, metadata: [] }
        """;

    public static RuntimeSetup With(IReadOnlyList<SidecarSetup> sidecars, bool tracing = false, string? resiliency = null)
    {
        var resources = new Dictionary<string, string> { ["components.yaml"] = Components };
        if (resiliency is not null) { resources["resiliency.yaml"] = resiliency; }
        return new RuntimeSetup { Sidecars = sidecars, Resources = resources, Files = new Dictionary<string, string> { ["secrets.json"] = Secrets, ["multisecrets.json"] = MultiSecrets }, Tracing = tracing };
    }

    /// <summary>What the recorded app subscribed to, without bulk subscriptions and routing rules.</summary>
    public static string Subscriptions { get; } = new JsonArray(
    [
        Topic("orders", "/orders"), .. new[] { "success", "retry", "drop", "404", "500", "403", "empty", "emptyobj", "bogus", "text" }.Select(answer => Topic("t-" + answer, "/t/" + answer)),
        Topic("t-dead", "/t/dead", dead: true), Topic("t-deaddrop", "/t/deaddrop", dead: true), Topic("poison", "/poison"), Topic("rawsub", "/rawsub", raw: true),
    ]).ToJsonString(JsonSerializerOptions.Web);

    private static JsonObject Topic(string topic, string route, bool dead = false, bool raw = false)
    {
        var subscription = new JsonObject { ["pubsubname"] = "pubsub", ["topic"] = topic, ["route"] = route };
        if (dead) { subscription["deadLetterTopic"] = "poison"; }
        if (raw) { subscription["metadata"] = new JsonObject { ["rawPayload"] = "true" }; }
        return subscription;
    }
}
