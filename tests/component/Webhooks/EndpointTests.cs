using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using EduStream.Testing;
using Xunit;

namespace EduStream.Tests.Component.Webhooks;

/// <summary>Registration by admins: who may, what is refused, what is shown.</summary>
public sealed class EndpointTests
{
    [Fact]
    public async Task Only_admins_get_in()
    {
        await using var app = await WebhooksProcess.StartAsync();
        var refused = new[] { null, "garbage", app.Issuer.Mint("admin", ["admin"], audience: "another"), app.Issuer.Mint("admin", ["admin"], life: TimeSpan.FromMinutes(-5)), app.Issuer.Mint("admin", ["admin"], issuer: "https://elsewhere.example"), app.Issuer.Mint("admin", ["admin"], signedByStranger: true) };

        foreach (var token in refused)
        {
            using var answer = await app.Client(token).GetAsync("/api/webhooks/endpoints");
            await answer.IsProblemAsync(HttpStatusCode.Unauthorized, "sign-in-required");
            Assert.StartsWith("Bearer", answer.Header("WWW-Authenticate"), StringComparison.Ordinal);
        }

        await (await app.Client(app.Issuer.Instructor()).RegisterAsync("https://example.com")).IsProblemAsync(HttpStatusCode.Forbidden, "forbidden");
        await (await app.Client(app.Issuer.Learner()).GetAsync("/api/webhooks/deliveries")).IsProblemAsync(HttpStatusCode.Forbidden, "forbidden");
        Assert.Equal(HttpStatusCode.OK, (await app.Admin.GetAsync("/api/webhooks/endpoints")).StatusCode);
    }

    [Fact]
    public async Task Private_targets_are_refused_at_registration_and_again_at_delivery()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var app = await WebhooksProcess.StartAsync(new() { ["WEBHOOKS_DELAYS_SECONDS"] = "0.1" });
        using var allowed = await app.Admin.RegisterAsync(receiver.Address.Replace("http://127.0.0.1", "https://localhost", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.Created, allowed.StatusCode);
        await app.RestartAsync(("WEBHOOKS_ALLOW_PRIVATE", "false"));

        foreach (var url in new[] { "https://127.0.0.1:8443/", "https://localhost/", "https://0x7f.1/", "https://2130706433/", "https://[::1]/", "https://[::ffff:127.0.0.1]/", "https://169.254.169.254/" })
        {
            await (await app.Admin.RegisterAsync(url)).IsProblemAsync(HttpStatusCode.BadRequest, "target-refused");
        }

        await (await app.Admin.RegisterAsync(receiver.Address)).IsProblemAsync(HttpStatusCode.BadRequest, "target-malformed");
        await app.PublishedAsync("event-1");
        var delivery = await app.EndedAsync("failed");
        Assert.All(delivery.GetProperty("attempts").EnumerateArray(), attempt => Assert.Equal("target-refused", attempt.Text("error")));
        Assert.Empty(receiver.Received);
    }

    [Theory]
    [InlineData("{}", HttpStatusCode.BadRequest, "invalid-endpoint")]
    [InlineData("""{"url":"https://example.com","types":["video.deleted"]}""", HttpStatusCode.BadRequest, "invalid-endpoint")]
    [InlineData("""{"url":"https://example.com","types":["video.failed"],"__proto__":{"admin":true}}""", HttpStatusCode.BadRequest, "invalid-endpoint")]
    [InlineData("""{"url":"ftp://example.com","types":["video.failed"]}""", HttpStatusCode.BadRequest, "target-malformed")]
    [InlineData("""{"url":"https://example.com","types":["video.failed"],"secret":"whsec_c2hvcnQ="}""", HttpStatusCode.BadRequest, "invalid-endpoint")]
    [InlineData("[]", HttpStatusCode.BadRequest, "bad-request")]
    [InlineData("{", HttpStatusCode.BadRequest, "bad-request")]
    public async Task What_is_not_an_endpoint_is_refused_with_a_reason(string body, HttpStatusCode status, string type)
    {
        await using var app = await WebhooksProcess.StartAsync();
        using var content = new StringContent(body, Encoding.UTF8, "application/json");

        await (await app.Admin.PostAsync("/api/webhooks/endpoints", content)).IsProblemAsync(status, type);
    }

    [Fact]
    public async Task Odd_requests_get_problems_and_internal_routes_are_for_the_sidecar_alone()
    {
        await using var app = await WebhooksProcess.StartAsync();
        using var huge = new StringContent($"\"{new string('x', 100_000)}\"", Encoding.UTF8, "application/json");
        using var form = new FormUrlEncodedContent([new("url", "https://example.com")]);

        await (await app.Admin.PostAsync("/api/webhooks/endpoints", huge)).IsProblemAsync(HttpStatusCode.RequestEntityTooLarge, "too-large");
        await (await app.Admin.PostAsync("/api/webhooks/endpoints", form)).IsProblemAsync(HttpStatusCode.UnsupportedMediaType, "unsupported-media-type");
        await (await app.Admin.GetAsync("/api/webhooks/endpoints/constructor")).IsProblemAsync(HttpStatusCode.NotFound, "not-found");
        await (await app.Admin.PostAsync("/api/webhooks/deliveries/..%2Fendpoints/retry", null)).IsProblemAsync(HttpStatusCode.NotFound, "not-found");
        await (await app.Admin.GetAsync("/api/webhooks/nothing")).IsProblemAsync(HttpStatusCode.NotFound, "not-found");
        foreach (var path in new[] { "/pubsub--video-published--default", "/pubsub--video-published-dead-letter--default", "/events/video-published" })
        {
            await (await app.Admin.PostAsJsonAsync(path, new { id = "1", data = new { } })).IsProblemAsync(HttpStatusCode.Forbidden, "internal-only");
        }

        await (await app.Admin.GetAsync("/dapr/subscribe")).IsProblemAsync(HttpStatusCode.Forbidden, "internal-only");
    }

    [Fact]
    public async Task A_secret_is_shown_when_asked_for_and_after_a_rotation_both_sign()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var app = await WebhooksProcess.StartAsync();
        var (id, old) = await app.RegisteredAsync(receiver);
        Assert.Equal(old, (await app.Admin.GetFromJsonAsync<JsonElement>($"/api/webhooks/endpoints/{id}/secret")).Text("secret"));
        Assert.Null((await app.EndpointAsync(id)).Text("secret"));

        using var rotated = await app.Admin.PostAsync($"/api/webhooks/endpoints/{id}/rotate-secret", null);
        var secret = (await rotated.ReadAsync<JsonElement>()).Text("secret")!;
        await app.PublishedAsync("event-1");

        await Eventually.TrueAsync(() => receiver.Received.Count == 1);
        Assert.NotEqual(old, secret);
        Assert.True(receiver.Received[0].IsSignedBy(secret));
        Assert.True(receiver.Received[0].IsSignedBy(old));
        await app.EndedAsync("delivered");
        await app.StopRuntimeAsync();
        foreach (var file in Directory.GetFiles(app.Data, "*", SearchOption.AllDirectories))
        {
            var text = Encoding.Latin1.GetString(await File.ReadAllBytesAsync(file));
            Assert.False(text.Contains(secret["whsec_".Length..], StringComparison.Ordinal) || text.Contains(old["whsec_".Length..], StringComparison.Ordinal), $"{file} holds a secret in clear.");
        }

        Assert.DoesNotContain("whsec_", app.Log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_endpoint_is_changed_field_by_field_and_a_disabled_one_gets_nothing()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var other = await WebhookReceiver.StartAsync();
        await using var app = await WebhooksProcess.StartAsync();
        var (id, _) = await app.RegisteredAsync(receiver);
        await app.RegisteredAsync(other);

        using var changed = await app.Admin.PatchAsJsonAsync($"/api/webhooks/endpoints/{id}", new { enabled = false, description = "Moodle" });
        var endpoint = await changed.ReadAsync<JsonElement>();
        await app.PublishedAsync("event-1");

        await Eventually.TrueAsync(() => other.Received.Count == 1);
        Assert.Equal((false, "Moodle", receiver.Address), (endpoint.GetProperty("enabled").GetBoolean(), endpoint.Text("description"), endpoint.Text("url")));
        await (await app.Admin.PostAsync($"/api/webhooks/endpoints/{id}/test", null)).IsProblemAsync(HttpStatusCode.Conflict, "endpoint-disabled");
        Assert.Empty(receiver.Received);
        Assert.Equal(2, (await app.Admin.GetFromJsonAsync<JsonElement>("/api/webhooks/endpoints")).GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task Without_its_secret_the_app_is_alive_but_not_ready_and_says_what_to_do()
    {
        await using var app = await WebhooksProcess.StartAsync(withSecrets: false);

        await Eventually.TrueAsync(() => app.Log.Contains("'webhook-secret-wrapping'", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await app.Admin.GetAsync("/health/ready")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await app.Admin.GetAsync("/health/live")).StatusCode);
    }
}
