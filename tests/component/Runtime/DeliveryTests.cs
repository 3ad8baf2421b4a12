using EduStream.Testing;
using EduStream.Tests.Component.Runtime.Harness;
using Xunit;

namespace EduStream.Tests.Component.Runtime;

/// <summary>What the runtime makes of the app's answers.</summary>
public sealed class DeliveryTests
{
    private const string Retries = """
        apiVersion: dapr.io/v1alpha1
        kind: Resiliency
        metadata: { name: r }
        spec:
          policies: { retries: { quick: { policy: constant, duration: 1ms, maxRetries: 3 } } }
          targets: { components: { pubsub: { inbound: { retry: quick } } } }
        """;

    private static string Topic(string name, string more = "") => $$"""{"pubsubname":"pubsub","topic":"{{name}}","route":"/{{name}}"{{more}}}""";

    [Theory]
    [InlineData(200, "")]
    [InlineData(200, "{}")]
    [InlineData(200, "ok")]
    [InlineData(204, "")]
    [InlineData(200, """{"status":"SUCCESS"}""")]
    [InlineData(404, "nope")]
    public async Task An_answer_that_settles_the_message_ends_it(int status, string body)
    {
        await using var app = await TestApp.StartAsync($"[{Topic("t", ",\"deadLetterTopic\":\"dead\"")},{Topic("dead")}]");
        app.On("/t", status, body);
        await using var host = await StartAsync(app, Retries);
        await host.PostAsync("/v1.0/publish/pubsub/t", "1");
        await app.GotAsync("/t");
        await DrainedAsync(host);
        Assert.Single(app.Received);
    }

    [Theory]
    [InlineData(200, """{"status":"RETRY"}""")]
    [InlineData(200, """{"status":"WHATEVER"}""")]
    [InlineData(500, "boom")]
    [InlineData(403, "forbidden")]
    public async Task What_fails_is_tried_again_as_the_policy_says_and_then_goes_to_the_dead_letters(int status, string body)
    {
        await using var app = await TestApp.StartAsync($"[{Topic("t", ",\"deadLetterTopic\":\"dead\"")},{Topic("dead")}]");
        app.On("/t", status, body);
        await using var host = await StartAsync(app, Retries);
        await host.PostAsync("/v1.0/publish/pubsub/t", """{"n":1}""");
        var letter = Assert.Single(await app.GotAsync("/dead"));
        await DrainedAsync(host);
        Assert.Equal(4, app.Got("/t").Count);
        // The same event, topic and all.
        Assert.All(app.Got("/t"), got => Assert.Equal(letter.Body, got.Body));
    }

    [Fact]
    public async Task Without_a_policy_nothing_is_tried_again_just_as_in_dapr()
    {
        await using var app = await TestApp.StartAsync($"[{Topic("t", ",\"deadLetterTopic\":\"dead\"")},{Topic("dead")},{Topic("lost")}]");
        app.On("/t", 500).On("/lost", 500);
        await using var host = await StartAsync(app);
        await host.PostAsync("/v1.0/publish/pubsub/t", "1");
        await host.PostAsync("/v1.0/publish/pubsub/lost", "1");
        await app.GotAsync("/dead");
        await app.GotAsync("/lost");
        await DrainedAsync(host);
        Assert.Equal((1, 1, 1), (app.Got("/t").Count, app.Got("/dead").Count, app.Got("/lost").Count));
    }

    [Fact]
    public async Task A_dropped_message_goes_to_the_dead_letters_at_once()
    {
        await using var app = await TestApp.StartAsync($"[{Topic("t", ",\"deadLetterTopic\":\"dead\"")},{Topic("dead")}]");
        app.On("/t", 200, """{"status":"DROP"}""");
        await using var host = await StartAsync(app, Retries);
        await host.PostAsync("/v1.0/publish/pubsub/t", "1");
        await app.GotAsync("/dead");
        Assert.Single(app.Got("/t"));
    }

    [Fact]
    public async Task A_handler_that_does_not_answer_in_time_has_failed()
    {
        await using var app = await TestApp.StartAsync($"[{Topic("t", ",\"deadLetterTopic\":\"dead\"")},{Topic("dead")}]");
        app.On("/t", http => Task.Delay(Timeout.Infinite, http.RequestAborted));
        await using var host = await StartAsync(app, """
            apiVersion: dapr.io/v1alpha1
            kind: Resiliency
            metadata: { name: r }
            spec:
              policies: { retries: { quick: { policy: constant, duration: 1ms, maxRetries: 3 } }, timeouts: { short: 100ms } }
              targets: { components: { pubsub: { inbound: { retry: quick, timeout: short } } } }
            """);
        await host.PostAsync("/v1.0/publish/pubsub/t", "1");
        await app.GotAsync("/dead");
        Assert.InRange(app.Got("/t").Count, 1, 4);
    }

    [Fact]
    public async Task An_expired_message_is_not_delivered()
    {
        var clock = new ManualClock();
        await using var app = await TestApp.StartAsync($"[{Topic("t")}]");
        await using var host = new RuntimeHost { Clock = clock }.With("app1", app);
        await host.StartAsync();
        await host.ReadyAsync(app);
        await app.DownAsync();
        await host.PostAsync("/v1.0/publish/pubsub/t?metadata.ttlInSeconds=5", "1");
        clock.Advance(TimeSpan.FromSeconds(6));
        await app.UpAsync();
        // A try that found the app down may have been put off after the clock moved.
        await Eventually.TrueAsync(() =>
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            return RuntimeStore.Count(host, "pubsub_deliveries") == 0;
        });
        Assert.Empty(app.Got("/t"));
    }

    [Fact]
    public async Task What_asks_for_rules_or_bulk_delivery_gets_every_message_on_the_default_route()
    {
        await using var app = await TestApp.StartAsync("""
            [{"pubsubname":"pubsub","topic":"routed","routes":{"rules":[{"match":"event.type == \"widget\"","path":"/widget"}],"default":"/default"}},
             {"pubsubname":"pubsub","topic":"many","route":"/many","bulkSubscribe":{"enabled":true}}]
            """);
        await using var host = await StartAsync(app);
        await host.PostAsync("/v1.0/publish/pubsub/routed", """{"type":"widget","id":"1","source":"s","specversion":"1.0","data":{}}""", "application/cloudevents+json");
        await host.PostAsync("/v1.0/publish/bulk/pubsub/many", """[{"entryId":"a","event":{"n":0},"contentType":"application/json"},{"entryId":"b","event":{"n":1},"contentType":"application/json"}]""");
        Assert.Single(await app.GotAsync("/default"));
        Assert.All(await app.GotAsync("/many", 2), delivery => Assert.Equal("application/cloudevents+json", delivery.Header("content-type")));
    }

    [Fact]
    public async Task A_subscription_without_a_route_takes_its_messages_off()
    {
        await using var app = await TestApp.StartAsync("""[{"pubsubname":"pubsub","topic":"t"}]""");
        await using var host = await StartAsync(app);
        await host.PostAsync("/v1.0/publish/pubsub/t", "1");
        await DrainedAsync(host);
    }

    [Fact]
    public async Task Each_app_gets_a_copy_and_replicas_of_one_share()
    {
        await using var one = await TestApp.StartAsync($"[{Topic("t")}]");
        await using var two = await TestApp.StartAsync($"[{Topic("t")}]");
        await using var other = await TestApp.StartAsync($"[{Topic("t")}]");
        await using var host = await new RuntimeHost().With("app1", one).With("app1", two).With("other", other).StartAsync();
        foreach (var app in new[] { one, two, other }) { await host.ReadyAsync(app); }
        for (var i = 0; i < 20; i++) { await host.PostAsync("/v1.0/publish/pubsub/t", $"{i}"); }
        await other.GotAsync("/t", 20);
        await DrainedAsync(host);
        Assert.Equal((20, 20), (one.Received.Count + two.Received.Count, other.Received.Count));
        Assert.NotEmpty(one.Received);
        Assert.NotEmpty(two.Received);
    }

    [Fact]
    public async Task An_instance_gets_no_more_at_once_than_its_component_says_and_the_next_goes_to_whoever_is_free()
    {
        await using var one = await TestApp.StartAsync($"[{Topic("t")}]");
        await using var two = await TestApp.StartAsync($"[{Topic("t")}]");
        var gates = new Dictionary<TestApp, TaskCompletionSource> { [one] = new(), [two] = new() };
        foreach (var (app, gate) in gates) { app.On("/t", _ => gate.Task); }
        await using var host = await new RuntimeHost().Resource("default", RuntimeHost.DefaultComponents.Replace("redis, version: v1", "redis, version: v1, metadata: [{ name: maxConcurrentHandlers, value: '2' }]", StringComparison.Ordinal))
            .With("app1", one).With("app1", two).StartAsync();
        foreach (var app in gates.Keys) { await host.ReadyAsync(app); }
        for (var i = 0; i < 8; i++) { await host.PostAsync("/v1.0/publish/pubsub/t", $"{i}"); }
        await one.GotAsync("/t", 2);
        await two.GotAsync("/t", 2);

        gates[one].SetResult();

        await one.GotAsync("/t", 6);
        Assert.Equal((6, 2), (one.Got("/t").Count, two.Got("/t").Count));
        gates[two].SetResult();
        await DrainedAsync(host);
    }

    [Fact]
    public async Task A_declared_subscription_is_delivered_to_the_apps_in_its_scope()
    {
        await using var app = await TestApp.StartAsync();
        await using var other = await TestApp.StartAsync();
        await using var host = await new RuntimeHost().With("app1", app).With("other", other).Resource("subscription", """
            apiVersion: dapr.io/v2alpha1
            kind: Subscription
            metadata: { name: s }
            spec: { pubsubname: pubsub, topic: declared, routes: { default: /declared }, deadLetterTopic: dead }
            scopes: [app1]
            """).StartAsync();
        await host.PostAsync("/v1.0/publish/pubsub/declared", "1");
        Assert.Single(await app.GotAsync("/declared"));
        await DrainedAsync(host);
        Assert.Empty(other.Received);
        Assert.Contains("\"type\":\"DECLARATIVE\"", (await host.GetAsync("/v1.0/metadata")).Body, StringComparison.Ordinal);
    }

    internal static async Task DrainedAsync(RuntimeHost host) =>
        await Eventually.TrueAsync(() => RuntimeStore.Count(host, "pubsub_deliveries") == 0, what: "all deliveries are settled");

    private static async Task<RuntimeHost> StartAsync(TestApp app, string? resiliency = null)
    {
        var host = new RuntimeHost().With("app1", app);
        if (resiliency is not null) { host.Resource("resiliency", resiliency); }
        await host.StartAsync();
        await host.ReadyAsync(app);
        return host;
    }
}
