using System.Text.Json;

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

    private static Subscription Read(JsonElement item) => new(Text(item, "pubsubname") ?? "", Text(item, "topic") ?? "", [.. Rules(item)])
    {
        DeadLetterTopic = Text(item, "deadLetterTopic") is { Length: > 0 } topic ? topic : null,
        Metadata = Find(item, "metadata") is { ValueKind: JsonValueKind.Object } metadata
            ? metadata.EnumerateObject().ToDictionary(entry => entry.Name, entry => entry.Value.ToString(), StringComparer.OrdinalIgnoreCase)
            : new Dictionary<string, string>(),
        Bulk = Find(item, "bulkSubscribe") is { ValueKind: JsonValueKind.Object } bulk && Find(bulk, "enabled") is { ValueKind: JsonValueKind.True }
            ? BulkSettings.Of(Number(bulk, "maxMessagesCount"), Number(bulk, "maxAwaitDurationMs"))
            : null,
    };

    private static IEnumerable<Rule> Rules(JsonElement item)
    {
        if (Find(item, "routes") is { ValueKind: JsonValueKind.Object } routes)
        {
            if (Find(routes, "rules") is { ValueKind: JsonValueKind.Array } rules)
            {
                foreach (var rule in rules.EnumerateArray())
                {
                    yield return new Rule(Text(rule, "match") is { Length: > 0 } match ? match : null, Rule.Normalize(Text(rule, "path") ?? ""));
                }
            }
            if (Text(routes, "default") is { Length: > 0 } otherwise) { yield return new Rule(null, Rule.Normalize(otherwise)); }
        }
        else if (Text(item, "route") is { Length: > 0 } route) { yield return new Rule(null, Rule.Normalize(route)); }
    }

    private static JsonElement? Find(JsonElement item, string name)
    {
        foreach (var member in item.EnumerateObject())
        {
            if (member.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) { return member.Value; }
        }
        return null;
    }

    private static string? Text(JsonElement item, string name) => Find(item, name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    private static int? Number(JsonElement item, string name) => Find(item, name) is { ValueKind: JsonValueKind.Number } value ? value.GetInt32() : null;
}
