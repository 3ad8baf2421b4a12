using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;

namespace Dapr;

/// <summary>A subscription as the sidecar reads it from <c>/dapr/subscribe</c>.</summary>
internal sealed record Subscription(
    string Topic, string PubsubName, string? Route, SubscriptionRoutes? Routes, Dictionary<string, string>? Metadata, string? DeadLetterTopic)
{
    public static IEnumerable<Subscription> Of(IEnumerable<Endpoint> endpoints, bool rawByDefault) => endpoints
        .OfType<RouteEndpoint>()
        .SelectMany(endpoint => endpoint.Metadata.GetOrderedMetadata<ITopicMetadata>()
            .Where(topic => topic.Name is not null)
            .Select(topic => new Handler(topic, PathOf(endpoint.RoutePattern), endpoint.Metadata.GetOrderedMetadata<IOriginalTopicMetadata>())))
        // One route with several HTTP methods is several endpoints, but one handler.
        .DistinctBy(handler => (handler.Topic.PubsubName, handler.Topic.Name, handler.Topic.Match, handler.Topic.Priority, handler.Path))
        .GroupBy(handler => (handler.Topic.PubsubName, handler.Topic.Name))
        .Select(topic => OfTopic([.. topic.OrderBy(handler => handler.Topic.Priority)], rawByDefault))
        .OrderBy(subscription => subscription.PubsubName, StringComparer.Ordinal)
        .ThenBy(subscription => subscription.Topic, StringComparer.Ordinal);

    private static Subscription OfTopic(IReadOnlyList<Handler> handlers, bool rawByDefault)
    {
        var first = handlers[0].Topic;
        var rules = handlers.Where(handler => !string.IsNullOrEmpty(handler.Topic.Match))
            .Select(handler => new SubscriptionRule(handler.Topic.Match, handler.Path)).ToList();
        var route = handlers.FirstOrDefault(handler => string.IsNullOrEmpty(handler.Topic.Match))?.Path;
        var metadata = MetadataOf(handlers);
        if (rawByDefault || handlers.Any(handler => handler.Topic is IRawTopicMetadata { EnableRawPayload: true }))
        {
            metadata["rawPayload"] = "true";
        }

        return new Subscription(
            first.Name,
            first.PubsubName,
            rules.Count == 0 ? route : null,
            rules.Count == 0 ? null : new SubscriptionRoutes(route, rules),
            metadata.Count == 0 ? null : metadata,
            (first as IDeadLetterTopicMetadata)?.DeadLetterTopic);
    }

    private static Dictionary<string, string> MetadataOf(IReadOnlyList<Handler> handlers)
    {
        var separator = handlers.Select(handler => (handler.Topic as IOwnedOriginalTopicMetadata)?.MetadataSeparator)
            .FirstOrDefault(text => !string.IsNullOrEmpty(text)) ?? ",";
        return handlers.SelectMany(handler => handler.Owned)
            .GroupBy(entry => entry.Name)
            .ToDictionary(entries => entries.Key, entries => string.Join(separator, entries.Select(entry => entry.Value).Distinct()));
    }

    private static string PathOf(RoutePattern pattern) =>
        string.Join('/', pattern.PathSegments.Select(segment => string.Concat(segment.Parts.Select(part => part is RoutePatternLiteralPart literal
            ? literal.Content
            : throw new InvalidOperationException($"The topic handler '{pattern.RawText}' has a route parameter; the sidecar cannot fill it.")))));

    private sealed record Handler(ITopicMetadata Topic, string Path, IReadOnlyList<IOriginalTopicMetadata> Metadata)
    {
        public IEnumerable<IOriginalTopicMetadata> Owned => Metadata.Where(entry =>
            string.IsNullOrEmpty(entry.Id) || (Topic as IOwnedOriginalTopicMetadata)?.OwnedMetadatas?.Contains(entry.Id) == true);
    }
}

internal sealed record SubscriptionRoutes(string? Default, IReadOnlyList<SubscriptionRule> Rules);

internal sealed record SubscriptionRule(string Match, string Path);
