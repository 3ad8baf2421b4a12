using System.Text.Json;
using EduStream.LocalDapr.Wire;

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

    private static Subscription Read(JsonElement item) => new(item.Text("pubsubname") ?? "", item.Text("topic") ?? "", [.. Rules(item)])
    {
        DeadLetterTopic = item.Text("deadLetterTopic") is { Length: > 0 } topic ? topic : null,
        Metadata = item.Texts("metadata"),
        Bulk = item.Member("bulkSubscribe") is { ValueKind: JsonValueKind.Object } bulk && bulk.Member("enabled") is { ValueKind: JsonValueKind.True }
            ? BulkSettings.Of(Number(bulk, "maxMessagesCount"), Number(bulk, "maxAwaitDurationMs"))
            : null,
    };

    private static IEnumerable<Rule> Rules(JsonElement item)
    {
        if (item.Member("routes") is { ValueKind: JsonValueKind.Object } routes)
        {
            foreach (var rule in routes.Items("rules"))
            {
                yield return new Rule(rule.Text("match") is { Length: > 0 } match ? match : null, Rule.Normalize(rule.Text("path") ?? ""));
            }
            if (routes.Text("default") is { Length: > 0 } otherwise) { yield return new Rule(null, Rule.Normalize(otherwise)); }
        }
        else if (item.Text("route") is { Length: > 0 } route) { yield return new Rule(null, Rule.Normalize(route)); }
    }

    private static int? Number(JsonElement item, string name) => item.Member(name) is { ValueKind: JsonValueKind.Number } value ? value.GetInt32() : null;
}
