namespace EduStream.LocalDapr.PubSub;

/// <summary>The CloudEvent around what is published, byte for byte as daprd writes it: fields in the order of their names.</summary>
internal static class Envelope
{
    public const string CloudEventsJson = "application/cloudevents+json";

    /// <summary>Trace headers of the publishing call; empty strings when it had none.</summary>
    public readonly record struct Trace(string Parent, string State);

    /// <summary>Wraps data in a new event.</summary>
    public static byte[] Wrap(string source, string pubsub, string topic, byte[] data, string? contentType, IReadOnlyDictionary<string, string> metadata, Trace trace, DateTimeOffset now)
    {
        var type = string.IsNullOrEmpty(contentType) ? "text/plain" : contentType;
        return GoJson.Write(json =>
        {
            json.WriteStartObject();
            WriteData(json, data, type);
            json.WriteString("datacontenttype", type);
            if (Expiration(metadata, now) is { } expiration) { json.WriteString("expiration", Time(expiration)); }
            json.WriteString("id", metadata.GetValueOrDefault("cloudevent.id") ?? Guid.NewGuid().ToString());
            json.WriteString("pubsubname", pubsub);
            json.WriteString("source", metadata.GetValueOrDefault("cloudevent.source") ?? source);
            json.WriteString("specversion", "1.0");
            json.WriteString("time", Time(now));
            json.WriteString("topic", topic);
            json.WriteString("traceid", metadata.GetValueOrDefault("cloudevent.traceid") ?? trace.Parent);
            json.WriteString("traceparent", metadata.GetValueOrDefault("cloudevent.traceparent") ?? trace.Parent);
            json.WriteString("tracestate", metadata.GetValueOrDefault("cloudevent.tracestate") ?? trace.State);
            json.WriteString("type", metadata.GetValueOrDefault("cloudevent.type") ?? "com.dapr.event.sent");
            json.WriteEndObject();
        });
    }

    /// <summary>Completes an event that the publisher made. It gets no id if it has none.</summary>
    public static byte[] Complete(JsonElement cloudEvent, string pubsub, string topic, IReadOnlyDictionary<string, string> metadata, Trace trace, DateTimeOffset now)
    {
        var fields = new SortedDictionary<string, Action<Utf8JsonWriter>>(StringComparer.Ordinal);
        void Text(string name, string value) => fields[name] = json => json.WriteStringValue(value);
        void Default(string name, string value) { if (!fields.ContainsKey(name)) { Text(name, value); } }

        foreach (var field in cloudEvent.EnumerateObject())
        {
            var value = field.Value;
            fields[field.Name] = json => json.WriteSorted(value);
        }
        Default("source", "Dapr");
        Default("specversion", "1.0");
        Default("time", Time(now));
        Default("type", "com.dapr.event.sent");
        foreach (var name in new[] { "id", "source", "type" })
        {
            if (metadata.GetValueOrDefault("cloudevent." + name) is { } own) { Text(name, own); }
        }
        if (Expiration(metadata, now) is { } expiration) { Text("expiration", Time(expiration)); }
        Text("pubsubname", pubsub);
        Text("topic", topic);
        Text("traceid", trace.Parent);
        Text("traceparent", trace.Parent);
        Text("tracestate", trace.State);
        return GoJson.Write(json =>
        {
            json.WriteStartObject();
            foreach (var (name, write) in fields)
            {
                json.WritePropertyName(name);
                write(json);
            }
            json.WriteEndObject();
        });
    }

    /// <summary>What a subscriber that asked for raw payloads gets: the bytes, whatever they are, in an event of their own.</summary>
    public static byte[] WrapRaw(Message message) => GoJson.Write(json =>
    {
        json.WriteStartObject();
        json.WriteBase64String("data_base64", message.Data);
        json.WriteString("datacontenttype", "application/octet-stream");
        json.WriteString("id", message.Uid);
        json.WriteString("pubsubname", message.PubSub);
        json.WriteString("source", "Dapr");
        json.WriteString("specversion", "1.0");
        json.WriteString("topic", message.Topic);
        json.WriteString("type", "com.dapr.event.sent");
        json.WriteEndObject();
    });

    public static DateTimeOffset? Expiration(IReadOnlyDictionary<string, string> metadata, DateTimeOffset now) =>
        long.TryParse(metadata.GetValueOrDefault("ttlInSeconds"), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds > 0 ? now.AddSeconds(seconds) : null;

    public static bool IsCloudEvent(string? contentType) => contentType?.StartsWith(CloudEventsJson, StringComparison.OrdinalIgnoreCase) == true;

    private static void WriteData(Utf8JsonWriter json, byte[] data, string type)
    {
        var media = type.Split(';')[0].Trim();
        var isJson = media.Equals("application/json", StringComparison.OrdinalIgnoreCase) || media.EndsWith("+json", StringComparison.OrdinalIgnoreCase);
        if (isJson && GoJsonSyntax.TryParse(data, out _) is { } parsed)
        {
            using (parsed)
            {
                json.WritePropertyName("data");
                json.WriteSorted(parsed.RootElement);
            }
        }
        else if (media.Equals("application/octet-stream", StringComparison.OrdinalIgnoreCase)) { json.WriteBase64String("data_base64", data); }
        else { json.WriteString("data", Encoding.UTF8.GetString(data)); }
    }

    private static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
}
