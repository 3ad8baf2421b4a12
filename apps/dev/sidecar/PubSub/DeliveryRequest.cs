using System.Net.Http.Headers;
using System.Text.Json;
using EduStream.LocalDapr.Apps;
using EduStream.LocalDapr.Hosting;
using EduStream.LocalDapr.Wire;

namespace EduStream.LocalDapr.PubSub;

/// <summary>A message as the subscriber gets it: the event, the route that it matches, the headers.</summary>
internal sealed record Rendered(Delivery Delivery, byte[] Event, string? Route, string? TraceParent)
{
    /// <summary>Null when the message is not an event and the subscriber did not ask for raw payloads.</summary>
    public static Rendered? Of(Delivery delivery, Subscription subscription)
    {
        var message = delivery.Message;
        var body = subscription.IsRaw ? Envelope.WrapRaw(message) : message.Data;
        if (GoJsonSyntax.TryParse(body, out _) is not { } parsed) { return null; }
        using (parsed)
        {
            var root = parsed.RootElement;
            if (root.ValueKind != JsonValueKind.Object) { return null; }
            var trace = root.TryGetProperty("traceparent", out var parent) ? parent.ToString() : null;
            return new Rendered(delivery, body, subscription.RouteFor(root), trace?.Length == 0 ? TraceHeaders.None : trace);
        }
    }
}

/// <summary>The HTTP requests of deliveries.</summary>
internal static class DeliveryRequest
{
    public static HttpRequestMessage Single(AppChannel app, Rendered rendered)
    {
        var message = rendered.Delivery.Message;
        var request = Post(app, rendered.Route!, rendered.Event, Envelope.CloudEventsJson, message.PubSub, rendered.TraceParent);
        foreach (var (name, value) in message.Metadata)
        {
            // What a publisher calls its metadata must not pass for what only the sidecar says.
            if (!name.StartsWith("dapr-", StringComparison.OrdinalIgnoreCase) && !request.Headers.Contains(name)) { request.Headers.TryAddWithoutValidation(name, value); }
        }
        return request;
    }

    public static HttpRequestMessage Bulk(AppChannel app, string route, string pubsub, string topic, IReadOnlyList<Rendered> entries) =>
        Post(app, route, GoJson.Write(json =>
        {
            json.WriteStartObject();
            json.WriteStartArray("entries");
            foreach (var entry in entries)
            {
                json.WriteStartObject();
                json.WriteString("entryId", entry.Delivery.Message.Uid);
                json.WritePropertyName("event");
                json.WriteRawValue(entry.Event, skipInputValidation: true);
                json.WritePropertyName("metadata");
                JsonSerializer.Serialize(json, entry.Delivery.Message.Metadata, HttpJson.Types.IReadOnlyDictionaryStringString);
                json.WriteString("contentType", Envelope.CloudEventsJson);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteString("id", Guid.NewGuid().ToString());
            json.WriteStartObject("metadata");
            json.WriteString("pubsubName", pubsub);
            json.WriteEndObject();
            json.WriteString("pubsubname", pubsub);
            json.WriteString("topic", topic);
            json.WriteString("type", "com.dapr.event.sent.bulk");
            json.WriteEndObject();
        }), "application/json", pubsub, TraceHeaders.None);

    private static HttpRequestMessage Post(AppChannel app, string route, byte[] body, string contentType, string pubsub, string? traceParent)
    {
        var request = app.Request(HttpMethod.Post, route);
        request.Content = new ByteArrayContent(body);
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(contentType);
        request.Headers.TryAddWithoutValidation("Pubsubname", pubsub);
        if (traceParent is not null) { request.Headers.TryAddWithoutValidation("Traceparent", traceParent); }
        return request;
    }
}
