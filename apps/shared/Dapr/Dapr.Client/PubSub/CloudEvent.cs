using System.Text.Json.Serialization;

namespace Dapr;

/// <summary>An event whose attributes the publisher sets itself.</summary>
public class CloudEvent
{
    /// <summary>Where it comes from.</summary>
    [JsonPropertyName("source")]
    public Uri Source { get; init; } = null!;

    /// <summary>What kind of fact it is.</summary>
    [JsonPropertyName("type")]
    public string Type { get; init; } = null!;

    /// <summary>What it is about.</summary>
    [JsonPropertyName("subject")]
    public string Subject { get; init; } = null!;
}

/// <summary>An event with JSON data.</summary>
public class CloudEvent<TData>(TData data) : CloudEvent
{
    /// <summary>The data.</summary>
    public TData Data { get; } = data;

    /// <summary>Always JSON.</summary>
    [JsonPropertyName("datacontenttype")]
#pragma warning disable CA1822 // Serialized with the instance.
    public string DataContentType => "application/json";
#pragma warning restore CA1822
}
