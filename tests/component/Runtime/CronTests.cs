using EduStream.Testing;
using EduStream.Tests.Component.Runtime.Harness;
using Xunit;

namespace EduStream.Tests.Component.Runtime;

public sealed class CronTests
{
    [Fact]
    public async Task A_cron_binding_asks_for_its_route_once_and_posts_at_each_time()
    {
        await using var app = await TestApp.StartAsync();
        await using var host = await StartAsync(app, "@every 2s", "/tick");
        await host.ReadyAsync(app);
        var ticks = await app.GotAsync("/tick", 4);
        Assert.Equal(["OPTIONS", "POST", "POST", "POST"], ticks.Take(4).Select(tick => tick.Method));
        Assert.Equal(
            ("", "application/json", "Local", "00-00000000000000000000000000000000-0000000000000000-00"),
            (ticks[1].Body, ticks[1].Header("content-type"), ticks[1].Header("timezone"), ticks[1].Header("traceparent")));
        Assert.Matches(@"^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d+ \+0000 UTC$", ticks[1].Header("readtimeutc"));
        Assert.Contains("""{"name":"clock","type":"bindings.cron","version":"v1","capabilities":["INPUT_BINDING"]}""", (await host.GetAsync("/v1.0/metadata")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_route_is_the_name_unless_stated_and_a_failure_does_not_end_the_times()
    {
        await using var app = await TestApp.StartAsync();
        app.On("/clock", http =>
        {
            http.Response.StatusCode = http.Request.Method == "OPTIONS" ? 405 : 500;
            return Task.CompletedTask;
        });
        await using var host = await StartAsync(app, "* * * * * *");
        Assert.True((await app.GotAsync("/clock", 3)).Count >= 3);
    }

    [Theory]
    [InlineData(404)]
    [InlineData(500)]
    public async Task An_app_without_the_route_is_not_called(int status)
    {
        await using var app = await TestApp.StartAsync();
        app.On("/clock", status);
        await using var host = await StartAsync(app, "@every 1s");
        await app.GotAsync("/clock");
        // A second binding that is wanted shows that time has passed.
        await app.GotAsync("/other", 5);
        Assert.Equal("OPTIONS", Assert.Single(app.Got("/clock")).Method);
        Assert.Empty(app.Got("/foreign"));
    }

    [Fact]
    public async Task A_binding_that_is_declared_as_input_is_posted_without_a_question()
    {
        await using var app = await TestApp.StartAsync();
        await using var host = await StartAsync(app, "@every 1s", direction: "output, input");
        Assert.All(await app.GotAsync("/clock", 2), tick => Assert.Equal("POST", tick.Method));
    }

    [Fact]
    public async Task A_schedule_that_cannot_be_read_ends_the_start_with_a_sentence()
    {
        await using var app = await TestApp.StartAsync();
        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => StartAsync(app, "now and then"));
        Assert.Contains("'now and then' is not a schedule", error.Message, StringComparison.Ordinal);
    }

    private static Task<RuntimeHost> StartAsync(TestApp app, string schedule, string? route = null, string direction = "") => new RuntimeHost { Clock = new HurriedClock(20) }
        .With("app1", app)
        .Resource("clock", Binding("clock", schedule, route, direction))
        .Resource("other", Binding("other", "@every 1s", null))
        .Resource("foreign", Binding("foreign", "@every 1s", null) + "\nscopes: [nobody]")
        .StartAsync();

    private static string Binding(string name, string schedule, string? route, string direction = "") => $$"""
        apiVersion: dapr.io/v1alpha1
        kind: Component
        metadata: { name: {{name}} }
        spec:
          type: bindings.cron
          version: v1
          metadata:
            - { name: schedule, value: "{{schedule}}" }
            - { name: route, value: "{{route}}" }
            - { name: direction, value: "{{direction}}" }
        """;
}
