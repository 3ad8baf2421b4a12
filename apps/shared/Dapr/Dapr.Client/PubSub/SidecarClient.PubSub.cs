using System.Net.Http.Headers;

namespace Dapr.Client;

internal sealed partial class SidecarClient
{
    public override Task PublishEventAsync<TData>(
        string pubsubName, string topicName, TData data, CancellationToken cancellationToken = default) =>
        PublishEventAsync(pubsubName, topicName, data, null!, cancellationToken);

    public override async Task PublishEventAsync<TData>(
        string pubsubName, string topicName, TData data, Dictionary<string, string> metadata, CancellationToken cancellationToken = default)
    {
        var content = http.Body(data);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        var request = http.Request(HttpMethod.Post, new SidecarPath("publish", pubsubName, topicName).Metadata(metadata), content);
        using var response = await http.SendOkAsync($"Publishing to '{topicName}'", request, cancellationToken);
    }
}
