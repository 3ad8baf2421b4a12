using System.Text.Json;

namespace EduStream.LocalDapr.PubSub;

/// <summary>What an app wants of a topic, and on which of its routes.</summary>
internal sealed record Subscription(string PubSub, string Topic, IReadOnlyList<Rule> Rules)
{
    public string? DeadLetterTopic { get; init; }

    public IReadOnlyDictionary<string, string> Metadata { get; init; } = new Dictionary<string, string>();

    public BulkSettings? Bulk { get; init; }

    public bool IsDeclarative { get; init; }

    public bool IsRaw => Metadata.GetValueOrDefault("rawPayload") is "true";

    /// <summary>The route of the first rule that matches, or null: then nobody wants the message.</summary>
    public string? RouteFor(JsonElement cloudEvent) => Rules.FirstOrDefault(rule => rule.Matches(cloudEvent))?.Path;
}

/// <summary>A route and the condition under which it is taken; the default route has none and comes last.</summary>
internal sealed record Rule(string? Match, string Path)
{
    private readonly Condition? _condition = Match is null ? null : Condition.Parse(Match);

    public bool Matches(JsonElement cloudEvent) => _condition?.Holds(cloudEvent) ?? true;

    public static string Normalize(string path) => path.StartsWith('/') ? path : "/" + path;
}

/// <summary>Several messages in one call to the app.</summary>
internal sealed record BulkSettings(int MostMessages, TimeSpan MostWait)
{
    public static BulkSettings Of(int? messages, int? milliseconds) =>
        new(messages is > 0 ? messages.Value : 100, TimeSpan.FromMilliseconds(milliseconds is > 0 ? milliseconds.Value : 1000));
}
