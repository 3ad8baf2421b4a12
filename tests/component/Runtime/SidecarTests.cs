using System.Text.Json;
using DaprProtocol.Runtime;
using EduStream.Grpc;
using EduStream.Testing;
using EduStream.Tests.Component.Runtime.Harness;
using Google.Protobuf.WellKnownTypes;
using Xunit;

namespace EduStream.Tests.Component.Runtime;

/// <summary>Tokens, health, metadata, shutdown.</summary>
public sealed class SidecarTests
{
    [Fact]
    public async Task Without_the_token_only_health_answers()
    {
        await using var host = await new RuntimeHost().With("app1", more: instance => instance with { ApiToken = "tok" }).StartAsync();
        foreach (var headers in new (string, string)[][] { [], [("dapr-api-token", "x")], [("authorization", "Bearer tok")] })
        {
            var refused = await host.SendAsync(HttpMethod.Get, "/v1.0/metadata", headers: headers);
            Assert.Equal((401, "invalid api token\n", "text/plain; charset=utf-8"), (refused.Status, refused.Body, refused.Headers["content-type"]));
        }
        Assert.Equal(200, (await host.SendAsync(HttpMethod.Get, "/v1.0/metadata", headers: ("dapr-api-token", "tok"))).Status);
        Assert.Equal((204, 204), ((await host.GetAsync("/v1.0/healthz")).Status, (await host.GetAsync("/v1.0/healthz/outbound")).Status));

        var error = await Assert.ThrowsAsync<GrpcException>(() => host.CallAsync<GetMetadataRequest, GetMetadataResponse>("GetMetadata", new GetMetadataRequest()));
        Assert.Equal((GrpcStatusCode.Unauthenticated, "Unauthorized"), (error.Code, error.Status.Message));
        Assert.Equal("app1", (await host.CallAsync<GetMetadataRequest, GetMetadataResponse>("GetMetadata", new GetMetadataRequest(), token: "tok")).Id);
    }

    [Fact]
    public async Task Deliveries_and_the_question_for_topics_carry_the_apps_token()
    {
        await using var app = await TestApp.StartAsync("""[{"pubsubname":"pubsub","topic":"t","route":"/t"}]""");
        await using var host = await new RuntimeHost().With("app1", app, instance => instance with { AppApiToken = "apptok" }).StartAsync();
        await host.ReadyAsync(app);
        Assert.Equal("apptok", app.Asked[0].Header("dapr-api-token"));
        await host.PostAsync("/v1.0/publish/pubsub/t", "1");
        Assert.Equal("apptok", Assert.Single(await app.GotAsync("/t")).Header("dapr-api-token"));
    }

    [Fact]
    public async Task Health_knows_whose_sidecar_it_is()
    {
        await using var host = await new RuntimeHost().With("app1").StartAsync();
        Assert.Equal(204, (await host.GetAsync("/v1.0/healthz?appid=app1")).Status);
        var other = await host.GetAsync("/v1.0/healthz?appid=zzz");
        Assert.Equal((500, """{"errorCode":"ERR_HEALTH_APPID_NOT_MATCH","message":"dapr app-id does not match"}"""), (other.Status, other.Body));
        Assert.Equal(404, (await host.PostAsync("/v1.0/healthz", "")).Status);
    }

    [Fact]
    public async Task Metadata_lists_components_subscriptions_and_what_the_app_has_set()
    {
        await using var app = await TestApp.StartAsync("""[{"pubsubname":"pubsub","topic":"t","route":"r","metadata":{"rawPayload":"true"},"deadLetterTopic":"dead"}]""");
        await using var host = await new RuntimeHost().With("app1", app).StartAsync();
        await host.ReadyAsync(app);
        Assert.Equal(204, (await host.SendAsync(HttpMethod.Put, "/v1.0/metadata/mykey", "myval"u8.ToArray(), "text/plain")).Status);
        await host.CallAsync<SetMetadataRequest, Empty>("SetMetadata", new SetMetadataRequest { Key = "gk", Value = "gv" });

        using var json = JsonDocument.Parse((await host.GetAsync("/v1.0/metadata")).Body);
        Assert.Equal("app1", json.RootElement.GetProperty("id").GetString());
        Assert.Equal(["pubsub", "statestore"], json.RootElement.GetProperty("components").EnumerateArray().Select(component => component.GetProperty("name").GetString()!).Order());
        Assert.Equal(("myval", "gv"), (json.RootElement.GetProperty("extended").GetProperty("mykey").GetString(), json.RootElement.GetProperty("extended").GetProperty("gk").GetString()));
        Assert.Equal("""{"pubsubname":"pubsub","topic":"t","metadata":{"rawPayload":"true"},"rules":[{"path":"/r"}],"deadLetterTopic":"dead","type":"PROGRAMMATIC"}""", json.RootElement.GetProperty("subscriptions")[0].GetRawText());
        Assert.Equal(app.Port, json.RootElement.GetProperty("appConnectionProperties").GetProperty("port").GetInt32());

        var grpc = await host.CallAsync<GetMetadataRequest, GetMetadataResponse>("GetMetadata", new GetMetadataRequest());
        Assert.Equal(("myval", "t", "/r"), (grpc.ExtendedMetadata["mykey"], grpc.Subscriptions[0].Topic, grpc.Subscriptions[0].Rules.Rules[0].Path));
    }

    [Fact]
    public async Task Shutdown_closes_one_sidecar_and_leaves_the_others()
    {
        await using var app = await TestApp.StartAsync("""[{"pubsubname":"pubsub","topic":"t","route":"/t"}]""");
        await using var host = await new RuntimeHost().With("app1", app).With("app2").StartAsync();
        await host.ReadyAsync(app);
        Assert.Equal(404, (await host.GetAsync("/v1.0/shutdown")).Status);
        Assert.Equal(204, (await host.PostAsync("/v1.0/shutdown", "")).Status);
        await Eventually.TrueAsync(async () =>
        {
            try { return (await host.GetAsync("/v1.0/healthz")).Status == 0; }
            catch (HttpRequestException) { return true; }
        });
        Assert.Equal(204, (await host.PostAsync("/v1.0/publish/pubsub/t", "1", sidecar: 1)).Status);
        // It waits: without its sidecar an app gets nothing.
        Assert.Equal(1, RuntimeStore.Count(host, "pubsub_deliveries"));
        Assert.Empty(app.Received);
    }

    [Fact]
    public async Task A_body_over_the_limit_is_refused()
    {
        await using var host = await new RuntimeHost().With("app1", more: instance => instance with { MaxBodyBytes = 1000 }).StartAsync();
        Assert.Equal(413, (await host.PostAsync("/v1.0/publish/pubsub/t", new string('x', 2000))).Status);
    }

    [Fact]
    public async Task An_unknown_grpc_method_is_unimplemented()
    {
        await using var host = await new RuntimeHost().With("app1").StartAsync();
        Assert.Equal(GrpcStatusCode.Unimplemented, (await Assert.ThrowsAsync<GrpcException>(() => host.CallAsync<Empty, Empty>("Frobnicate", new Empty()))).Code);
    }
}
