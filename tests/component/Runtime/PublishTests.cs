using System.Text;
using System.Text.RegularExpressions;
using DaprProtocol.Runtime;
using EduStream.Grpc;
using EduStream.Tests.Component.Runtime.Harness;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Xunit;

namespace EduStream.Tests.Component.Runtime;

/// <summary>What a subscriber gets for what was published, byte for byte as daprd 1.18.3 sent it (ids and times aside).</summary>
public sealed partial class PublishTests
{
    private const string Subscribed = """[{"pubsubname":"pubsub","topic":"orders","route":"orders"},{"pubsubname":"pubsub","topic":"rawsub","route":"/rawsub","metadata":{"rawPayload":"true"}}]""";
    private const string Zeros = "00-00000000000000000000000000000000-0000000000000000-00";

    [Theory]
    [InlineData("application/json", "{\"b\":{\"z\":1,\"a\":2},\"a\":[1.50,\"<x>\"]}", "\"data\":{\"a\":[1.50,\"\\u003cx\\u003e\"],\"b\":{\"a\":2,\"z\":1}},\"datacontenttype\":\"application/json\"")]
    [InlineData("application/json; charset=utf-8", "{\"x\":1}", "\"data\":{\"x\":1},\"datacontenttype\":\"application/json; charset=utf-8\"")]
    [InlineData("application/json", "5", "\"data\":5,\"datacontenttype\":\"application/json\"")]
    [InlineData("application/json", "{bad", "\"data\":\"{bad\",\"datacontenttype\":\"application/json\"")]
    [InlineData("text/plain", "hello text", "\"data\":\"hello text\",\"datacontenttype\":\"text/plain\"")]
    [InlineData(null, "no ct", "\"data\":\"no ct\",\"datacontenttype\":\"text/plain\"")]
    [InlineData(null, "", "\"data\":\"\",\"datacontenttype\":\"text/plain\"")]
    [InlineData("application/xml", "<a/>", "\"data\":\"\\u003ca/\\u003e\",\"datacontenttype\":\"application/xml\"")]
    [InlineData("application/octet-stream", "abc", "\"data_base64\":\"YWJj\",\"datacontenttype\":\"application/octet-stream\"")]
    public async Task Data_is_wrapped_in_an_event(string? contentType, string data, string wrapped)
    {
        await using var app = await TestApp.StartAsync(Subscribed);
        await using var host = await StartAsync(app);
        Assert.Equal((204, ""), await PublishAsync(host, "/v1.0/publish/pubsub/orders", data, contentType));
        var got = Assert.Single(await app.GotAsync("/orders"));
        Assert.Equal(
            $$"""{{{wrapped}},"id":"ID","pubsubname":"pubsub","source":"app1","specversion":"1.0","time":"TIME","topic":"orders","traceid":"","traceparent":"","tracestate":"","type":"com.dapr.event.sent"}""",
            Neutral(got.Body));
        Assert.Equal(("POST", "application/cloudevents+json", "pubsub", Zeros), (got.Method, got.Header("content-type"), got.Header("pubsubname"), got.Header("traceparent")));
    }

    [Fact]
    public async Task An_event_of_the_publishers_own_keeps_its_fields_and_gets_the_missing_ones()
    {
        await using var app = await TestApp.StartAsync(Subscribed);
        await using var host = await StartAsync(app);
        await PublishAsync(host, "/v1.0/publish/pubsub/orders", """{"data":{"a":1}}""", "application/cloudevents+json");
        await PublishAsync(host, "/v1.0/publish/pubsub/orders", """{"specversion":"1.0","type":"com.example.order","source":"my/src","id":"my-id","data":{"a":1},"myext":"ext1","time":"2026-01-01T00:00:00Z"}""", "application/cloudevents+json");
        var got = await app.GotAsync("/orders", 2);
        Assert.Equal(
            [
                """{"data":{"a":1},"id":"my-id","myext":"ext1","pubsubname":"pubsub","source":"my/src","specversion":"1.0","time":"TIME","topic":"orders","traceid":"","traceparent":"","tracestate":"","type":"com.example.order"}""",
                """{"data":{"a":1},"pubsubname":"pubsub","source":"Dapr","specversion":"1.0","time":"TIME","topic":"orders","traceid":"","traceparent":"","tracestate":"","type":"com.dapr.event.sent"}""",
            ],
            got.Select(request => Neutral(request.Body)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_claims_to_be_an_event_and_is_not_is_refused()
    {
        await using var app = await TestApp.StartAsync(Subscribed);
        await using var host = await StartAsync(app);
        var reply = await host.PostAsync("/v1.0/publish/pubsub/orders", "xx", "application/cloudevents+json");
        Assert.Equal(500, reply.Status);
        Assert.Equal(
            """{"errorCode":"ERR_PUBSUB_CLOUD_EVENTS_SER","message":"cannot create cloudevent","details":[{"@type":"type.googleapis.com/google.rpc.ResourceInfo","description":"cannot create cloudevent","owner":"","resource_name":"pubsub","resource_type":"pubsub"},{"@type":"type.googleapis.com/google.rpc.ErrorInfo","domain":"dapr.io","metadata":{"appID":"app1","error":"invalid character 'x' looking for beginning of value"},"reason":"DAPR_PUBSUB_CLOUD_EVENT_CREATION"}]}""",
            reply.Body);
    }

    [Fact]
    public async Task Metadata_of_the_query_overrides_the_event_and_travels_as_headers_but_never_as_the_sidecars_own()
    {
        await using var app = await TestApp.StartAsync(Subscribed);
        await using var host = await StartAsync(app);
        await PublishAsync(host, "/v1.0/publish/pubsub/orders?metadata.cloudevent.id=own-id&metadata.cloudevent.type=own.type&metadata.ttlInSeconds=10&metadata.dapr-caller-app-id=evil", "{}", "application/json");
        var got = Assert.Single(await app.GotAsync("/orders"));
        Assert.Contains("\"id\":\"own-id\"", got.Body, StringComparison.Ordinal);
        Assert.Contains("\"type\":\"own.type\"", got.Body, StringComparison.Ordinal);
        Assert.Contains("\"expiration\":\"20", got.Body, StringComparison.Ordinal);
        Assert.Equal(("own-id", "10", null), (got.Header("cloudevent.id"), got.Header("ttlinseconds"), got.Header("dapr-caller-app-id")));
    }

    [Fact]
    public async Task Raw_payloads_reach_a_normal_subscriber_bare_and_a_raw_one_in_base64()
    {
        await using var app = await TestApp.StartAsync(Subscribed);
        await using var host = await StartAsync(app);
        await PublishAsync(host, "/v1.0/publish/pubsub/orders?metadata.rawPayload=true", """{"raw":1}""", "application/json");
        await PublishAsync(host, "/v1.0/publish/pubsub/rawsub?metadata.rawPayload=true", "plain", "text/plain");
        var bare = Assert.Single(await app.GotAsync("/orders"));
        Assert.Equal(("""{"raw":1}""", "application/cloudevents+json", "true", null), (bare.Body, bare.Header("content-type"), bare.Header("rawpayload"), bare.Header("traceparent")));
        Assert.Equal(
            """{"data_base64":"cGxhaW4=","datacontenttype":"application/octet-stream","id":"ID","pubsubname":"pubsub","source":"Dapr","specversion":"1.0","topic":"rawsub","type":"com.dapr.event.sent"}""",
            Neutral(Assert.Single(await app.GotAsync("/rawsub")).Body));
    }

    [Fact]
    public async Task The_trace_of_the_publisher_reaches_the_subscriber()
    {
        const string trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
        await using var app = await TestApp.StartAsync(Subscribed);
        await using var host = await StartAsync(app);
        await host.SendAsync(HttpMethod.Post, "/v1.0/publish/pubsub/orders", "{}"u8.ToArray(), "application/json", 0, ("traceparent", trace), ("tracestate", "k=v"));
        var got = Assert.Single(await app.GotAsync("/orders"));
        Assert.Equal(trace, got.Header("traceparent"));
        Assert.Contains($"\"traceid\":\"{trace}\",\"traceparent\":\"{trace}\",\"tracestate\":\"k=v\"", got.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bulk_publish_is_as_many_events_and_needs_an_id_for_each()
    {
        await using var app = await TestApp.StartAsync(Subscribed);
        await using var host = await StartAsync(app);
        var reply = await host.PostAsync("/v1.0/publish/bulk/pubsub/orders", """[{"entryID":"a","event":{"n":0},"contentType":"application/json"},{"entryId":"b","event":"text 1","contentType":"text/plain"}]""");
        Assert.Equal(204, reply.Status);
        var got = await app.GotAsync("/orders", 2);
        Assert.Contains(got, request => request.Body.StartsWith("""{"data":{"n":0},"datacontenttype":"application/json",""", StringComparison.Ordinal));
        Assert.Contains(got, request => request.Body.StartsWith("""{"data":"text 1","datacontenttype":"text/plain",""", StringComparison.Ordinal));

        var twice = await host.PostAsync("/v1.0/publish/bulk/pubsub/orders", """[{"entryId":"a","event":1},{"entryId":"a","event":2}]""");
        Assert.Equal(400, twice.Status);
        Assert.StartsWith("""{"errorCode":"ERR_PUBSUB_EVENTS_SER","message":"error marshaling events to bytes for topic orders pubsub pubsub. error: entryId is duplicated or not present for entry","details":""", twice.Body, StringComparison.Ordinal);
        var bad = await host.PostAsync("/v1.0/publish/bulk/pubsub/orders", "x");
        Assert.StartsWith("""{"errorCode":"ERR_PUBSUB_EVENTS_SER","message":"error when unmarshaling the request for topic orders pubsub pubsub: invalid character 'x' looking for beginning of value","details":""", bad.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Unknown_components_and_missing_topics_are_refused()
    {
        await using var host = await new RuntimeHost().With("app1").StartAsync();
        var component = await host.PostAsync("/v1.0/publish/nope/orders", "{}");
        Assert.Equal((404, """{"errorCode":"ERR_PUBSUB_NOT_FOUND","message":"pubsub nope is not found","details":[{"@type":"type.googleapis.com/google.rpc.ErrorInfo","domain":"dapr.io","metadata":{},"reason":"DAPR_PUBSUB_NOT_FOUND"}]}"""), (component.Status, component.Body));
        Assert.Equal(404, (await host.PostAsync("/v1.0/publish/pubsub/", "{}")).Status);
        Assert.Equal(204, (await host.PostAsync("/v1.0/publish/pubsub/a/b/c", "{}")).Status);
    }

    [Fact]
    public async Task Over_grpc_publishing_is_the_same()
    {
        await using var app = await TestApp.StartAsync(Subscribed);
        await using var host = await StartAsync(app);
        await host.CallAsync<PublishEventRequest, Empty>("PublishEvent", new PublishEventRequest { PubsubName = "pubsub", Topic = "orders", Data = ByteString.CopyFromUtf8("{\"g\":1}"), DataContentType = "application/json" });
        Assert.StartsWith("""{"data":{"g":1},""", Assert.Single(await app.GotAsync("/orders")).Body, StringComparison.Ordinal);
        await host.CallAsync<BulkPublishRequest, BulkPublishResponse>("BulkPublishEvent", new BulkPublishRequest
        {
            PubsubName = "pubsub", Topic = "orders", Entries = { new BulkPublishRequestEntry { EntryId = "1", Event = ByteString.CopyFromUtf8("a"), ContentType = "text/plain" } },
        });
        await app.GotAsync("/orders", 2);

        foreach (var (pubsub, topic, message) in new[] { ("nope", "t", "pubsub nope is not found"), ("pubsub", "", "topic is empty in pubsub pubsub"), ("", "t", "pubsub name is empty") })
        {
            var error = await Assert.ThrowsAsync<GrpcException>(() => host.CallAsync<PublishEventRequest, Empty>("PublishEvent", new PublishEventRequest { PubsubName = pubsub, Topic = topic }));
            Assert.Equal((GrpcStatusCode.InvalidArgument, message), (error.Code, error.Status.Message));
        }
    }

    private static async Task<RuntimeHost> StartAsync(TestApp app)
    {
        var host = await new RuntimeHost().With("app1", app).StartAsync();
        await host.ReadyAsync(app);
        return host;
    }

    private static async Task<(int, string)> PublishAsync(RuntimeHost host, string path, string data, string? contentType)
    {
        var reply = await host.SendAsync(HttpMethod.Post, path, Encoding.UTF8.GetBytes(data), contentType);
        return (reply.Status, reply.Body);
    }

    private static string Neutral(string json) => Id().Replace(Time().Replace(json, "TIME"), "\"id\":\"ID\"");

    [GeneratedRegex("\"id\":\"[0-9a-f-]{36}\"")]
    private static partial Regex Id();

    [GeneratedRegex("20[0-9-]{8}T[0-9:]{8}Z")]
    private static partial Regex Time();
}
