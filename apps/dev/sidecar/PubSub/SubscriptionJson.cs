namespace EduStream.LocalDapr.PubSub;

/// <summary>Reads what an app answers to <c>GET /dapr/subscribe</c>. Names ignore case: Dapr's own SDKs do not agree on it.</summary>
internal static class SubscriptionJson
{
    public static IReadOnlyList<Subscription> Read(ReadOnlyMemory<byte> body)
    {
        if (body.Span.Trim(" \r\n\t"u8).IsEmpty) { return []; }
        using var json = JsonDocument.Parse(body);
        return json.RootElement.ValueKind == JsonValueKind.Array ? [.. json.RootElement.EnumerateArray().Select(Read)] : [];
    }

    private static Subscription Read(JsonElement item)
    {
        var routes = item.Member("routes") is { ValueKind: JsonValueKind.Object } some ? some : default(JsonElement?);
        return new(item.Text("pubsubname") ?? "", item.Text("topic") ?? "", Subscription.Normalize(routes is { } given ? given.Text("default") : item.Text("route")))
        {
            DeadLetterTopic = item.Text("deadLetterTopic") is { Length: > 0 } topic ? topic : null,
            Metadata = item.Texts("metadata"),
            NotServed = routes?.Items("rules").Any() == true ? "routing rules"
                : item.Member("bulkSubscribe")?.Member("enabled") is { ValueKind: JsonValueKind.True } ? "bulk delivery" : null,
        };
    }
}
