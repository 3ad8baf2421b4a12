#nullable disable
namespace Dapr;

/// <summary>On an endpoint: it handles a topic.</summary>
public interface ITopicMetadata
{
    /// <summary>The topic.</summary>
    string Name { get; }

    /// <summary>The pub/sub component.</summary>
    string PubsubName { get; }

    /// <summary>The rule (CEL) by which an event comes here; none makes this the topic's default handler.</summary>
    string Match { get; }

    /// <summary>The place of the rule, lowest first.</summary>
    int Priority { get; }
}

/// <summary>On an endpoint: whether events come without envelope.</summary>
public interface IRawTopicMetadata
{
    /// <summary>True for bare payloads.</summary>
    bool? EnableRawPayload { get; }
}

/// <summary>On an endpoint: where events go that cannot be handled.</summary>
public interface IDeadLetterTopicMetadata
{
    /// <summary>The topic for them.</summary>
    string DeadLetterTopic { get; }
}

/// <summary>On an endpoint: an entry of the subscription's metadata.</summary>
public interface IOriginalTopicMetadata
{
    /// <summary>Names the entry for topics that own it; none lets it apply to all topics of the endpoint.</summary>
    string Id { get; }

    /// <summary>Its name.</summary>
    string Name { get; }

    /// <summary>Its value.</summary>
    string Value { get; }
}

/// <summary>On an endpoint: which entries of metadata belong to this topic.</summary>
public interface IOwnedOriginalTopicMetadata
{
    /// <summary>Their ids.</summary>
#pragma warning disable CA1819 // An array in the official package too.
    string[] OwnedMetadatas { get; }
#pragma warning restore CA1819

    /// <summary>Between several values of one name; a comma unless set.</summary>
    string MetadataSeparator { get; }
}

/// <summary>An entry of the subscription's metadata.</summary>
[AttributeUsage(AttributeTargets.All, AllowMultiple = true)]
public class TopicMetadataAttribute(string id, string name, string value) : Attribute, IOriginalTopicMetadata
{
    /// <summary>For all topics of the endpoint.</summary>
    public TopicMetadataAttribute(string name, string value)
        : this(null, name, value)
    {
    }

    /// <inheritdoc />
    public string Id { get; } = id;

    /// <inheritdoc />
    public string Name { get; } = name;

    /// <inheritdoc />
    public string Value { get; } = value;
}
