using System.Net.Http.Headers;
using System.Net.Http.Json;
using Dapr.Client.Http;

namespace Dapr.Client;

internal sealed partial class SidecarClient
{
    public override Task PublishEventAsync<TData>(
        string pubsubName, string topicName, TData data, CancellationToken cancellationToken = default) =>
        PublishAsync(pubsubName, topicName, Content(data), null, cancellationToken);

    public override Task PublishEventAsync<TData>(
        string pubsubName, string topicName, TData data, Dictionary<string, string> metadata, CancellationToken cancellationToken = default) =>
        PublishAsync(pubsubName, topicName, Content(data), metadata, cancellationToken);

    public override Task PublishEventAsync(string pubsubName, string topicName, CancellationToken cancellationToken = default) =>
        PublishAsync(pubsubName, topicName, null, null, cancellationToken);

    public override Task PublishEventAsync(
        string pubsubName, string topicName, Dictionary<string, string> metadata, CancellationToken cancellationToken = default) =>
        PublishAsync(pubsubName, topicName, null, metadata, cancellationToken);

    public override Task PublishByteEventAsync(
        string pubsubName,
        string topicName,
        ReadOnlyMemory<byte> data,
        string dataContentType = "application/json",
        Dictionary<string, string>? metadata = null,
        CancellationToken cancellationToken = default)
    {
        var content = new ReadOnlyMemoryContent(data);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(dataContentType);
        return PublishAsync(pubsubName, topicName, content, metadata, cancellationToken);
    }

    private JsonContent Content<TData>(TData data)
    {
        var content = http.Body(data);
        content.Headers.ContentType = new MediaTypeHeaderValue(data is CloudEvent ? "application/cloudevents+json" : "application/json");
        return content;
    }

    private async Task PublishAsync(
        string pubsubName, string topicName, HttpContent? content, Dictionary<string, string>? metadata, CancellationToken stop)
    {
        var request = http.Request(HttpMethod.Post, new SidecarPath("publish", pubsubName, topicName).Metadata(metadata), content);
        using var response = await http.SendOkAsync($"Publishing to '{topicName}'", request, stop);
    }
}
