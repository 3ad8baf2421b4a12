#nullable disable
namespace Dapr;

/// <summary>All that may be said about a subscription.</summary>
public class TopicOptions
{
    /// <summary>The topic.</summary>
    public string Name { get; set; }

    /// <summary>The pub/sub component.</summary>
    public string PubsubName { get; set; }

    /// <summary>The topic for events that cannot be handled.</summary>
    public string DeadLetterTopic { get; set; }
}
