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
        var routes = spec.Child("routes");
        return new Subscription(
            spec.Text("pubsubname") ?? throw document.Invalid("spec.pubsubname is missing"),
            spec.Text("topic") ?? throw document.Invalid("spec.topic is missing"),
            Subscription.Normalize(routes is null ? spec.Text("route") : routes.Text("default")))
        {
            DeadLetterTopic = spec.Text("deadLetterTopic"),
            Metadata = spec.Child("metadata").Entries().ToDictionary(entry => entry.Name, entry => (entry.Value as YamlScalarNode)?.Value ?? "", StringComparer.OrdinalIgnoreCase),
            IsDeclarative = true,
            NotServed = routes?.List("rules").Any() == true ? "routing rules" : spec.Child("bulkSubscribe")?.Text("enabled") == "true" ? "bulk delivery" : null,
        };
    }
}
