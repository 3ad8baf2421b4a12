using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;

namespace Dapr;

/// <summary>On an endpoint: it handles a topic.</summary>
internal sealed record HandlesTopic(string PubsubName, string Topic, string? DeadLetterTopic);

/// <summary>A subscription as the sidecar reads it from <c>/dapr/subscribe</c>.</summary>
internal sealed record Subscription(string Topic, string PubsubName, string Route, string? DeadLetterTopic)
{
    public static IEnumerable<Subscription> Of(IEnumerable<Endpoint> endpoints) => endpoints
        .OfType<RouteEndpoint>()
        .SelectMany(endpoint => endpoint.Metadata.GetOrderedMetadata<HandlesTopic>()
            .Select(topic => new Subscription(topic.Topic, topic.PubsubName, PathOf(endpoint.RoutePattern), topic.DeadLetterTopic)))
        // One route with several HTTP methods is several endpoints, but one handler.
        .DistinctBy(subscription => (subscription.PubsubName, subscription.Topic))
        .OrderBy(subscription => subscription.PubsubName, StringComparer.Ordinal)
        .ThenBy(subscription => subscription.Topic, StringComparer.Ordinal);

    private static string PathOf(RoutePattern pattern) =>
        string.Join('/', pattern.PathSegments.Select(segment => string.Concat(segment.Parts.Select(part => part is RoutePatternLiteralPart literal
            ? literal.Content
            : throw new InvalidOperationException($"The topic handler '{pattern.RawText}' has a route parameter; the sidecar cannot fill it.")))));
}
