using System.Text;
using Dapr;
using Dapr.Client;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace EduStream.Tests.Unit.DaprSdk.Client;

public sealed class PublishAndSidecarTests
{
    [Fact]
    public async Task Publish_EachKind_HasItsContentType()
    {
        await using var sidecar = await FakeHttpSidecar.AnsweringAsync(204);
        await sidecar.Client.PublishEventAsync("pubsub", "topic", new { VideoId = "v" });
        await sidecar.Client.PublishEventAsync("pubsub", "topic", 1, new Dictionary<string, string> { ["cloudevent.id"] = "7" });
        await sidecar.Client.PublishEventAsync("pubsub", "topic");
        await sidecar.Client.PublishEventAsync("pubsub", "topic", new CloudEvent<int>(5) { Type = "t", Source = new Uri("urn:s"), Subject = "x" });
        await sidecar.Client.PublishByteEventAsync("pubsub", "topic", Encoding.UTF8.GetBytes("raw"), "text/plain");
        Assert.Equal(
            [
                ("/v1.0/publish/pubsub/topic", "application/json", """{"videoId":"v"}"""),
                ("/v1.0/publish/pubsub/topic?metadata.cloudevent.id=7", "application/json", "1"),
                ("/v1.0/publish/pubsub/topic", "", ""),
                ("/v1.0/publish/pubsub/topic", "application/cloudevents+json", """{"data":5,"datacontenttype":"application/json","source":"urn:s","type":"t","subject":"x"}"""),
                ("/v1.0/publish/pubsub/topic", "text/plain", "raw"),
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
    public async Task Secrets_OneAndAll_AreRead()
    {
        await using var sidecar = await FakeHttpSidecar.StartAsync(http => http.Response.WriteAsync(
            http.Request.Path.Value!.EndsWith("bulk", StringComparison.Ordinal) ? """{"Key":{"Key":"v"}}""" : """{"Key":"v"}"""));
        Assert.Equal("v", (await sidecar.Client.GetSecretAsync("secrets", "Key", new Dictionary<string, string> { ["version"] = "2" }))["Key"]);
        Assert.Equal("v", (await sidecar.Client.GetBulkSecretAsync("secrets"))["Key"]["Key"]);
        Assert.Equal(["/v1.0/secrets/secrets/Key?metadata.version=2", "/v1.0/secrets/secrets/bulk"], sidecar.Requests.Select(request => request.Target));
    }

    [Fact]
    public async Task Sidecar_NotReadyAtFirst_IsWaitedFor()
    {
        var checks = 0;
        await using var sidecar = await FakeHttpSidecar.StartAsync(http =>
        {
            http.Response.StatusCode = ++checks < 3 ? 500 : 204;
            return Task.CompletedTask;
        });
        await sidecar.Client.WaitForSidecarAsync().WaitAsync(TimeSpan.FromSeconds(30));
        Assert.Equal(3, checks);
        Assert.True(await sidecar.Client.CheckHealthAsync());
        Assert.Equal(["/v1.0/healthz/outbound", "/v1.0/healthz"], sidecar.Requests.Select(request => request.Target).Distinct());
    }

    [Fact]
    public async Task Metadata_ReadAndSet_GoesOverTheWire()
    {
        await using var sidecar = await FakeHttpSidecar.AnsweringAsync(200, """
            {"id":"catalog","actors":[{"type":"a","count":2}],"extended":{"k":"v"},"components":[{"name":"state","type":"state.sqlite","version":"v1","capabilities":["ETAG"]}]}
            """);
        var metadata = await sidecar.Client.GetMetadataAsync();
        Assert.Equal(("catalog", 2, "v", "state.sqlite"), (metadata.Id, metadata.Actors[0].Count, metadata.Extended["k"], metadata.Components[0].Type));
        await sidecar.Client.SetMetadataAsync("note", "text");
        await sidecar.Client.ShutdownSidecarAsync();
        Assert.Equal(["GET/v1.0/metadata", "PUT/v1.0/metadata/note", "POST/v1.0/shutdown"], sidecar.Requests.Select(request => request.Method + request.Target));
    }

    [Fact]
    public async Task Metadata_Empty_HasEmptyLists()
    {
        await using var sidecar = await FakeHttpSidecar.AnsweringAsync(200, "{}");
        var metadata = await sidecar.Client.GetMetadataAsync();
        Assert.Empty(metadata.Components);
        Assert.Equal("", metadata.Id);
    }
}
