namespace EduStream.LocalDapr.PubSub;

/// <summary>What is published: a CloudEvent ready to be delivered, or raw bytes.</summary>
internal sealed record Message(string PubSub, string Topic, byte[] Data, IReadOnlyDictionary<string, string> Metadata, bool IsRaw)
{
    public string Uid { get; init; } = Guid.NewGuid().ToString();

    public long? ExpiresAt { get; init; }
}

/// <summary>A message on its way to one group.</summary>
internal sealed record Delivery(long Id, long MessageId, Message Message, int Attempts);
