using System.Net.Http.Headers;
using EduStream.LocalDapr.Apps;

namespace EduStream.LocalDapr.PubSub;

/// <summary>A message as the subscriber gets it: the event and its trace.</summary>
internal sealed record Rendered(Delivery Delivery, byte[] Event, string? TraceParent)
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
            return new Rendered(delivery, body, trace?.Length == 0 ? TraceHeaders.None : trace);
        }
    }
}

/// <summary>The HTTP request of a delivery.</summary>
internal static class DeliveryRequest
{
    public static HttpRequestMessage Of(AppChannel app, string route, Rendered rendered)
    {
        var message = rendered.Delivery.Message;
        var request = app.Request(HttpMethod.Post, route);
        request.Content = new ByteArrayContent(rendered.Event);
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(Envelope.CloudEventsJson);
        request.Headers.TryAddWithoutValidation("Pubsubname", message.PubSub);
        if (rendered.TraceParent is { } parent) { request.Headers.TryAddWithoutValidation("Traceparent", app.Traces ? TraceHeaders.Child(parent) : parent); }
        foreach (var (name, value) in message.Metadata)
        {
            // What a publisher calls its metadata must not pass for what only the sidecar says.
            if (!name.StartsWith("dapr-", StringComparison.OrdinalIgnoreCase) && !request.Headers.Contains(name)) { request.Headers.TryAddWithoutValidation(name, value); }
        }
        return request;
    }
}
