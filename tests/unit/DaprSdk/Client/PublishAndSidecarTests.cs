using Dapr;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace EduStream.Tests.Unit.DaprSdk.Client;

public sealed class PublishAndSidecarTests
{
    [Fact]
    public async Task Publish_WithAndWithoutMetadata_IsJson()
    {
        await using var sidecar = await FakeHttpSidecar.AnsweringAsync(204);
        await sidecar.Client.PublishEventAsync("pubsub", "topic", new { VideoId = "v" });
        await sidecar.Client.PublishEventAsync("pubsub", "topic", 1, new Dictionary<string, string> { ["cloudevent.id"] = "7" });
        Assert.Equal(
            [
                ("/v1.0/publish/pubsub/topic", "application/json", """{"videoId":"v"}"""),
                ("/v1.0/publish/pubsub/topic?metadata.cloudevent.id=7", "application/json", "1"),
            ],
            sidecar.Requests.Select(request => (request.Target, request.Headers.GetValueOrDefault("Content-Type", ""), request.Body)));
    }

    [Fact]
    public async Task Publish_Refused_IsAdaprException()
    {
        await using var sidecar = await FakeHttpSidecar.AnsweringAsync(404, """{"errorCode":"ERR_PUBSUB_NOT_FOUND","message":"pubsub nope not found"}""");
        var error = await Assert.ThrowsAsync<DaprException>(() => sidecar.Client.PublishEventAsync("nope", "topic", 1));
        Assert.Contains("ERR_PUBSUB_NOT_FOUND", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Token_Refused_SaysWhatTheSidecarSaid()
    {
        await using var sidecar = await FakeHttpSidecar.StartAsync(http =>
        {
            http.Response.StatusCode = 401;
            return http.Response.WriteAsync("invalid api token");
        });
        var error = await Assert.ThrowsAsync<DaprException>(() => sidecar.Client.GetSecretAsync("secrets", "key"));
        Assert.Equal("Reading secret 'key' failed: HTTP 401 invalid api token", error.Message);
    }

    [Fact]
    public async Task Secret_One_IsRead()
    {
        await using var sidecar = await FakeHttpSidecar.AnsweringAsync(200, """{"Key":"v"}""");
        Assert.Equal("v", (await sidecar.Client.GetSecretAsync("secrets", "Key", new Dictionary<string, string> { ["version"] = "2" }))["Key"]);
        Assert.Equal("/v1.0/secrets/secrets/Key?metadata.version=2", Assert.Single(sidecar.Requests).Target);
    }

    [Fact]
    public async Task Secret_Unreadable_IsAdaprException()
    {
        await using var sidecar = await FakeHttpSidecar.AnsweringAsync(200, "not json");
        await Assert.ThrowsAsync<DaprException>(() => sidecar.Client.GetSecretAsync("secrets", "key"));
    }

    [Theory]
    [InlineData(204, true)]
    [InlineData(500, false)]
    public async Task Sidecar_Outbound_IsAsked(int status, bool healthy)
    {
        await using var sidecar = await FakeHttpSidecar.AnsweringAsync(status);
        Assert.Equal(healthy, await sidecar.Client.CheckOutboundHealthAsync());
        Assert.Equal("/v1.0/healthz/outbound", Assert.Single(sidecar.Requests).Target);
    }
}
