using System.Globalization;
using EduStream.LocalDapr.Components;
using YamlDotNet.RepresentationModel;

namespace EduStream.LocalDapr.PubSub;

/// <summary>Declared subscriptions: <c>kind: Subscription</c>, version v2alpha1, and v1alpha1 with its one route.</summary>
internal static class SubscriptionYaml
{
    public static IReadOnlyList<Subscription> For(string appId, IEnumerable<ResourceDocument> documents) =>
    [
        .. documents.Where(document => document.Kind == "Subscription" && (document.Scopes.Count == 0 || document.Scopes.Contains(appId))).Select(Read),
    ];

    private static Subscription Read(ResourceDocument document)
    {
        var spec = document.Spec;
        return new Subscription(
            spec.Text("pubsubname") ?? throw document.Invalid("spec.pubsubname is missing"),
            spec.Text("topic") ?? throw document.Invalid("spec.topic is missing"),
            [.. Rules(spec)])
        {
            DeadLetterTopic = spec.Text("deadLetterTopic"),
            Metadata = spec.Child("metadata").Entries().ToDictionary(entry => entry.Name, entry => (entry.Value as YamlScalarNode)?.Value ?? "", StringComparer.OrdinalIgnoreCase),
            Bulk = spec.Child("bulkSubscribe") is { } bulk && bulk.Text("enabled") == "true"
                ? BulkSettings.Of(Number(bulk, "maxMessagesCount"), Number(bulk, "maxAwaitDurationMs"))
                : null,
            IsDeclarative = true,
        };
    }

    private static IEnumerable<Rule> Rules(YamlMappingNode spec)
    {
        if (spec.Child("routes") is { } routes)
        {
            foreach (var rule in routes.List("rules")) { yield return new Rule(rule.Text("match"), Rule.Normalize(rule.Text("path") ?? "")); }
            if (routes.Text("default") is { } otherwise) { yield return new Rule(null, Rule.Normalize(otherwise)); }
        }
        else if (spec.Text("route") is { } route) { yield return new Rule(null, Rule.Normalize(route)); }
    }

    private static int? Number(YamlMappingNode node, string name) => node.Text(name) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : null;
}
