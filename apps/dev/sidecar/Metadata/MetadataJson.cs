using EduStream.LocalDapr.PubSub;

namespace EduStream.LocalDapr.Metadata;

/// <summary>The body of <c>GET /v1.0/metadata</c>.</summary>
internal static class MetadataJson
{
    public static byte[] Write(RuntimeMetadata metadata) =>
    [
        .. GoJson.Write(json =>
        {
            json.WriteStartObject();
            json.WriteString("id", metadata.App.AppId);
            json.WriteString("runtimeVersion", RuntimeMetadata.Version);
            Strings(json, "enabledFeatures", RuntimeMetadata.EnabledFeatures);
            WriteActors(json, "actors", metadata);
            json.WriteStartArray("components");
            foreach (var component in metadata.Components)
            {
                json.WriteStartObject();
                json.WriteString("name", component.Name);
                json.WriteString("type", component.Type);
                json.WriteString("version", component.Version);
                Strings(json, "capabilities", RuntimeMetadata.Capabilities(component));
                json.WriteEndObject();
            }
            json.WriteEndArray();
            Map(json, "extended", metadata.Extended);
            if (metadata.Subscriptions.Count > 0)
            {
                json.WriteStartArray("subscriptions");
                foreach (var subscription in metadata.Subscriptions) { Write(json, subscription); }
                json.WriteEndArray();
            }
            WriteApp(json, metadata.App);
            json.WriteStartObject("actorRuntime");
            json.WriteString("runtimeStatus", "RUNNING");
            WriteActors(json, "activeActors", metadata);
            json.WriteBoolean("hostReady", true);
            json.WriteString("placement", RuntimeMetadata.Placement);
            json.WriteEndObject();
            json.WriteStartObject("scheduler");
            Strings(json, "connected_addresses", [metadata.Scheduler]);
            json.WriteEndObject();
            if (metadata.WorkflowWorkers > 0)
            {
                json.WriteStartObject("workflows");
                json.WriteNumber("connectedWorkers", metadata.WorkflowWorkers);
                json.WriteEndObject();
            }
            json.WriteEndObject();
        }),
        (byte)'\n',
    ];

    private static void Write(Utf8JsonWriter json, Subscription subscription)
    {
        json.WriteStartObject();
        json.WriteString("pubsubname", subscription.PubSub);
        json.WriteString("topic", subscription.Topic);
        if (subscription.Metadata.Count > 0) { Map(json, "metadata", subscription.Metadata); }
        json.WriteStartArray("rules");
        if (subscription.Route is { } route)
        {
            json.WriteStartObject();
            json.WriteString("path", route);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteString("deadLetterTopic", subscription.DeadLetterTopic ?? "");
        json.WriteString("type", subscription.IsDeclarative ? "DECLARATIVE" : "PROGRAMMATIC");
        json.WriteEndObject();
    }

    private static void WriteActors(Utf8JsonWriter json, string name, RuntimeMetadata metadata)
    {
        if (metadata.WorkflowWorkers == 0) { return; }
        json.WriteStartArray(name);
        foreach (var type in RuntimeMetadata.WorkflowActors)
        {
            json.WriteStartObject();
            json.WriteString("type", $"dapr.internal.default.{metadata.App.AppId}.{type}");
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void WriteApp(Utf8JsonWriter json, AppInstance app)
    {
        json.WriteStartObject("appConnectionProperties");
        if (app.AppPort != 0) { json.WriteNumber("port", app.AppPort); }
        json.WriteString("protocol", "http");
        json.WriteString("channelAddress", "127.0.0.1");
        if (app.AppHealthCheckPath is { Length: > 0 } path)
        {
            json.WriteStartObject("health");
            json.WriteString("healthCheckPath", path);
            json.WriteString("healthProbeInterval", RuntimeMetadata.Duration(app.AppHealthProbeInterval));
            json.WriteString("healthProbeTimeout", RuntimeMetadata.Duration(app.AppHealthProbeTimeout));
            json.WriteNumber("healthThreshold", app.AppHealthThreshold);
            json.WriteEndObject();
        }
        json.WriteEndObject();
    }

    private static void Strings(Utf8JsonWriter json, string name, IReadOnlyList<string> values)
    {
        if (values.Count == 0) { return; }
        json.WriteStartArray(name);
        foreach (var value in values) { json.WriteStringValue(value); }
        json.WriteEndArray();
    }

    private static void Map(Utf8JsonWriter json, string name, IReadOnlyDictionary<string, string> values)
    {
        json.WriteStartObject(name);
        foreach (var (key, value) in values) { json.WriteString(key, value); }
        json.WriteEndObject();
    }
}
