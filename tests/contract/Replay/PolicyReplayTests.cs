using EduStream.Testing;
using EduStream.Tests.Contract.Runtimes;

namespace EduStream.Tests.Contract.Replay;

/// <summary>Recordings with a set-up of their own: retry policies, tokens with a cron binding and a health check.</summary>
public sealed class PolicyReplayTests
{
    private const string Resiliency = """
        apiVersion: dapr.io/v1alpha1
        kind: Resiliency
        metadata: { name: retries }
        spec:
          policies: { retries: { again: { policy: constant, duration: 200ms, maxRetries: 3 } } }
          targets:
            apps: { app3: { retry: again } }
            components: { pubsub: { inbound: { retry: again } } }
        """;

    private const string Cron = """
        apiVersion: dapr.io/v1alpha1
        kind: Component
        metadata: { name: cron }
        spec: { type: bindings.cron, version: v1, metadata: [{ name: schedule, value: "@every 1s" }, { name: route, value: /cron-tick }] }
        """;

    public static TheoryData<string> Runtimes => RuntimesUnderTest.Present;

    [Theory, MemberData(nameof(Runtimes))]
    public async Task Deliveries_and_calls_are_tried_again_as_the_policy_says(string runtimeName)
    {
        await using var app = await RecordedApp.StartAsync(RecordedSetup.Subscriptions);
        await using var runtime = await RuntimesUnderTest.StartAsync(runtimeName, RecordedSetup.With([new SidecarSetup("app3") { AppPort = app.Port }], resiliency: Resiliency));
        await Eventually.TrueAsync(() => app.All.Any(request => request.Url == "/dapr/subscribe"));

        await new HttpReplay("http_resiliency/resiliency_inbound_pubsub_and_invoke", runtime, app).RunAsync();
    }

    [Theory, MemberData(nameof(Runtimes))]
    public async Task Tokens_go_both_ways_and_a_cron_binding_ticks(string runtimeName)
    {
        await using var app = await RecordedApp.StartAsync(RecordedSetup.Subscriptions);
        var setup = RecordedSetup.With([new SidecarSetup("tokapp") { AppPort = app.Port, ApiToken = "tok", AppApiToken = "apptok", HealthCheckPath = "/healthz" }]);
        setup = setup with { Resources = new Dictionary<string, string>(setup.Resources) { ["cron.yaml"] = Cron } };
        await using var runtime = await RuntimesUnderTest.StartAsync(runtimeName, setup);
        await Eventually.TrueAsync(() => app.All.Any(request => request.Url == "/dapr/subscribe"));

        await new HttpReplay("http/api_token_cron_httpbinding", runtime, app).RunAsync();
    }
}
