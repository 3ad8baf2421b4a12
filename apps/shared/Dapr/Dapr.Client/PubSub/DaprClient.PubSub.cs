namespace Dapr.Client;

public abstract partial class DaprClient
{
    /// <summary>Publishes <paramref name="data"/> as JSON.</summary>
    public abstract Task PublishEventAsync<TData>(
        string pubsubName, string topicName, TData data, CancellationToken cancellationToken = default);

    /// <summary>The same with metadata, for example <c>ttlInSeconds</c> or <c>cloudevent.id</c>.</summary>
    public abstract Task PublishEventAsync<TData>(
        string pubsubName, string topicName, TData data, Dictionary<string, string> metadata, CancellationToken cancellationToken = default);
}
