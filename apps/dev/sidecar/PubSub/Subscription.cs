namespace EduStream.LocalDapr.PubSub;

/// <summary>What an app wants of a topic, and on which of its routes.</summary>
internal sealed record Subscription(string PubSub, string Topic, string? Route)
{
    public string? DeadLetterTopic { get; init; }

    public IReadOnlyDictionary<string, string> Metadata { get; init; } = new Dictionary<string, string>();

    public bool IsDeclarative { get; init; }

    /// <summary>What was asked for and is not served here: routing rules, bulk delivery.</summary>
    public string? NotServed { get; init; }

    public bool IsRaw => Metadata.GetValueOrDefault("rawPayload") is "true";

    public static string? Normalize(string? path) => path is not { Length: > 0 } ? null : path.StartsWith('/') ? path : "/" + path;
}
