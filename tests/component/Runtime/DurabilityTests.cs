using EduStream.Testing;
using EduStream.Tests.Component.Runtime.Harness;
using Xunit;

namespace EduStream.Tests.Component.Runtime;

/// <summary>Nothing that was accepted is lost, whatever goes down when.</summary>
public sealed class DurabilityTests
{
    private const string Subscribed = """[{"pubsubname":"pubsub","topic":"t","route":"/t"}]""";
    private const string Forever = """
        apiVersion: dapr.io/v1alpha1
        kind: Resiliency
        metadata: { name: r }
        spec:
          policies: { retries: { forever: { policy: constant, duration: 10ms, maxRetries: -1 } } }
          targets: { components: { pubsub: { inbound: { retry: forever } } } }
        """;

    [Fact]
    public async Task Messages_wait_while_their_app_is_down()
    {
        await using var app = await TestApp.StartAsync(Subscribed);
        await using var host = await new RuntimeHost().With("app1", app).StartAsync();
        await host.ReadyAsync(app);
        await app.DownAsync();
        for (var i = 0; i < 5; i++) { Assert.Equal(204, (await host.PostAsync("/v1.0/publish/pubsub/t", $"{i}")).Status); }
        await app.UpAsync();
        Assert.Equal(5, (await app.GotAsync("/t", 5)).Count);
        await DeliveryTests.DrainedAsync(host);
        Assert.Equal(5, app.Got("/t").Count);
    }

    [Fact]
    public async Task Messages_wait_over_a_restart_of_the_runtime()
    {
        await using var app = await TestApp.StartAsync(Subscribed);
        await using var host = await new RuntimeHost().With("app1", app).StartAsync();
        await host.ReadyAsync(app);
        await app.DownAsync();
        await host.PostAsync("/v1.0/publish/pubsub/t", "1");
        await host.RestartAsync();
        // The app has not been up in this run; its subscription is known from the one before.
        await host.PostAsync("/v1.0/publish/pubsub/t", "2");
        await app.UpAsync();
        await app.GotAsync("/t", 2);
    }

    [Fact]
    public async Task Messages_published_before_an_app_was_ever_up_are_held_for_it()
    {
        await using var publisher = await TestApp.StartAsync();
        await using var late = await TestApp.StartAsync(Subscribed);
        await using var host = new RuntimeHost().With("publisher", publisher).With("late", late);
        await late.DownAsync();
        await host.StartAsync();
        await host.PostAsync("/v1.0/publish/pubsub/t", "1");
        await host.PostAsync("/v1.0/publish/pubsub/nobodys", "1");
        await host.RestartAsync();
        await late.UpAsync();
        await late.GotAsync("/t");
        await Eventually.TrueAsync(() => RuntimeStore.Count(host, "pubsub_messages") == 0, what: "what nobody subscribes to is let go");
    }

    [Fact]
    public async Task A_message_whose_acknowledgement_was_lost_comes_again()
    {
        await using var app = await TestApp.StartAsync(Subscribed);
        var hold = new TaskCompletionSource();
        app.On("/t", _ => hold.Task);
        await using var host = await new RuntimeHost().With("app1", app).StartAsync();
        await host.ReadyAsync(app);
        await host.PostAsync("/v1.0/publish/pubsub/t", "1");
        await app.GotAsync("/t");
        await host.StopAsync();
        hold.SetResult();
        app.On("/t", 200);
        await host.StartAsync();
        await app.GotAsync("/t", 2);
        await DeliveryTests.DrainedAsync(host);
        Assert.Equal(app.Got("/t")[0].Body, app.Got("/t")[1].Body);
    }

    [Fact]
    public async Task Tries_are_counted_over_restarts()
    {
        await using var app = await TestApp.StartAsync("""[{"pubsubname":"pubsub","topic":"t","route":"/t","deadLetterTopic":"dead"},{"pubsubname":"pubsub","topic":"dead","route":"/dead"}]""");
        app.On("/t", 500);
        await using var host = new RuntimeHost { Clock = new HurriedClock(100) }.With("app1", app).Resource("resiliency", """
            apiVersion: dapr.io/v1alpha1
            kind: Resiliency
            metadata: { name: r }
            spec:
              policies: { retries: { few: { policy: constant, duration: 60s, maxRetries: 2 } } }
              targets: { components: { pubsub: { inbound: { retry: few } } } }
            """);
        await host.StartAsync();
        await host.ReadyAsync(app);
        await host.PostAsync("/v1.0/publish/pubsub/t", "1");
        await app.GotAsync("/t");
        await host.RestartAsync();
        await app.GotAsync("/dead");
        Assert.InRange(app.Got("/t").Count, 3, 4);
    }

    [Fact]
    public async Task An_app_that_breaks_the_connection_gets_the_message_again()
    {
        await using var app = await TestApp.StartAsync(Subscribed);
        var tries = 0;
        app.On("/t", http =>
        {
            if (Interlocked.Increment(ref tries) < 3) { http.Abort(); }
            return Task.CompletedTask;
        });
        await using var host = await new RuntimeHost().With("app1", app).Resource("resiliency", Forever).StartAsync();
        await host.ReadyAsync(app);
        await host.PostAsync("/v1.0/publish/pubsub/t", "1");
        await app.GotAsync("/t", 3);
        await DeliveryTests.DrainedAsync(host);
        Assert.Equal(3, tries);
    }

    [Fact]
    public async Task An_app_that_restarts_is_asked_again_what_it_subscribes_to()
    {
        await using var app = await TestApp.StartAsync("[]");
        await using var host = await new RuntimeHost().With("app1", app).StartAsync();
        await host.ReadyAsync(app);
        await app.DownAsync();
        app.Subscriptions = Subscribed;
        await app.UpAsync();
        await host.ReadyAsync(app, times: 2);
        await host.PostAsync("/v1.0/publish/pubsub/t", "1");
        await app.GotAsync("/t");
    }

    [Fact]
    public async Task An_app_whose_health_check_fails_gets_nothing_until_it_is_well()
    {
        await using var app = await TestApp.StartAsync(Subscribed);
        app.On("/health", 503);
        await using var host = await new RuntimeHost().With("app1", app, instance => instance with { AppHealthCheckPath = "/health", AppHealthProbeInterval = TimeSpan.FromMilliseconds(20), AppHealthThreshold = 2 }).StartAsync();
        await host.PostAsync("/v1.0/publish/pubsub/t", "1");
        await app.GotAsync("/health", 3);
        Assert.Empty(app.Got("/t"));
        app.On("/health", 200);
        await app.GotAsync("/t");

        app.On("/health", 503);
        var before = app.Got("/health").Count;
        await app.GotAsync("/health", before + 10);
        await host.PostAsync("/v1.0/publish/pubsub/t", "2");
        Assert.Single(app.Got("/t"));
        app.On("/health", 200);
        await app.GotAsync("/t", 2);
    }

    [Fact]
    public async Task State_survives_a_restart()
    {
        await using var host = await new RuntimeHost().With("app1").StartAsync();
        await host.PostAsync("/v1.0/state/statestore", """[{"key":"k","value":1}]""");
        var etag = (await host.GetAsync("/v1.0/state/statestore/k")).Headers["etag"];
        await host.RestartAsync();
        var read = await host.GetAsync("/v1.0/state/statestore/k");
        Assert.Equal(("1", etag), (read.Body, read.Headers["etag"]));
    }
}
