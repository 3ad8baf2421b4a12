#nullable disable
namespace Dapr;

/// <summary>All that may be said about a subscription.</summary>
public class TopicOptions
{
    /// <summary>Entries of the subscription's metadata.</summary>
#pragma warning disable CA1051, CA1819 // Shaped as in the official package.
    public IDictionary<string, string> Metadata;

    /// <summary>The topic.</summary>
    public string Name { get; set; }

    /// <summary>The pub/sub component.</summary>
    public string PubsubName { get; set; }

    /// <summary>True for events without envelope.</summary>
    public bool EnableRawPayload { get; set; }

    /// <summary>The rule (CEL) by which an event comes here.</summary>
    public string Match { get; set; }

    /// <summary>The place of the rule, lowest first.</summary>
    public int Priority { get; set; }

    /// <summary>Ids of entries of metadata that belong to this topic.</summary>
    public string[] OwnedMetadatas { get; set; }

    /// <summary>Between several values of one name of metadata.</summary>
    public string MetadataSeparator { get; set; }

    /// <summary>The topic for events that cannot be handled.</summary>
    public string DeadLetterTopic { get; set; }
}
