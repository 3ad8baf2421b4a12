#nullable disable
namespace Dapr;

/// <summary>Subscribes an endpoint to a topic.</summary>
[AttributeUsage(AttributeTargets.All, AllowMultiple = true)]
#pragma warning disable CA1019, CA1813, CA1819 // Shaped as in the official package.
public class TopicAttribute : Attribute, ITopicMetadata, IRawTopicMetadata, IOwnedOriginalTopicMetadata, IDeadLetterTopicMetadata
{
    /// <summary>The topic's default handler.</summary>
    public TopicAttribute(string pubsubName, string name, string[] ownedMetadatas = null, string metadataSeparator = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(pubsubName);
        ArgumentException.ThrowIfNullOrEmpty(name);
        (PubsubName, Name, OwnedMetadatas, MetadataSeparator) = (pubsubName, name, ownedMetadatas, metadataSeparator);
    }

    /// <summary>The same, for bare payloads or not.</summary>
    public TopicAttribute(string pubsubName, string name, bool enableRawPayload, string[] ownedMetadatas = null, string metadataSeparator = null)
        : this(pubsubName, name, ownedMetadatas, metadataSeparator) =>
        EnableRawPayload = enableRawPayload;

    /// <summary>For events that match a rule.</summary>
    public TopicAttribute(string pubsubName, string name, string match, int priority, string[] ownedMetadatas = null, string metadataSeparator = null)
        : this(pubsubName, name, ownedMetadatas, metadataSeparator) =>
        (Match, Priority) = (match, priority);

    /// <summary>For events that match a rule, bare or not.</summary>
    public TopicAttribute(
        string pubsubName,
        string name,
        bool enableRawPayload,
        string match,
        int priority,
        string[] ownedMetadatas = null,
        string metadataSeparator = null)
        : this(pubsubName, name, match, priority, ownedMetadatas, metadataSeparator) =>
        EnableRawPayload = enableRawPayload;

    /// <summary>With a topic for events that cannot be handled.</summary>
    public TopicAttribute(
        string pubsubName, string name, string deadLetterTopic, bool enableRawPayload, string[] ownedMetadatas = null, string metadataSeparator = null)
        : this(pubsubName, name, enableRawPayload, ownedMetadatas, metadataSeparator) =>
        DeadLetterTopic = deadLetterTopic;

    /// <inheritdoc />
    public string Name { get; set; }

    /// <inheritdoc />
    public string PubsubName { get; set; }

    /// <inheritdoc cref="IRawTopicMetadata.EnableRawPayload" />
    public bool? EnableRawPayload { get; set; }

    /// <inheritdoc />
    public new string Match { get; set; }

    /// <inheritdoc />
    public int Priority { get; set; }

    /// <inheritdoc />
    public string[] OwnedMetadatas { get; set; }

    /// <inheritdoc />
    public string MetadataSeparator { get; set; }

    /// <inheritdoc />
    public string DeadLetterTopic { get; set; }
}
