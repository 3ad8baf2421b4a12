using System.Text.Json;

namespace EduStream.Catalog.Outbox;

/// <summary>An event that is stored in the transaction of the change it tells of, and published afterwards.</summary>
internal sealed class OutboxMessage
{
    /// <summary>Publishing order.</summary>
    public long Sequence { get; init; }

    /// <summary>Id of the CloudEvent: the same each time the message is published.</summary>
    public required Guid Id { get; init; }

    public required string Topic { get; init; }

    /// <summary>JSON.</summary>
    public required string Payload { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    internal static OutboxMessage Of<T>(string topic, T fact, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now), Topic = topic, Payload = JsonSerializer.Serialize(fact, ServiceDefaults.ServiceDefaults.Json), CreatedAt = now,
    };
}
