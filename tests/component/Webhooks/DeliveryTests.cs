using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using EduStream.Contracts;
using EduStream.Contracts.Events;
using EduStream.Contracts.Videos;
using EduStream.Testing;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace EduStream.Tests.Component.Webhooks;

/// <summary>From a topic to a receiver, through the workflow in JavaScript.</summary>
public sealed class DeliveryTests
{
    [Fact]
    public async Task A_published_video_reaches_its_endpoint_signed_by_the_endpoints_secret()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var app = await WebhooksProcess.StartAsync();
        var (_, secret) = await app.RegisteredAsync(receiver);

        await app.PublishedAsync("event-1");

        var delivery = await app.EndedAsync("delivered");
        var webhook = Assert.Single(receiver.Received);
        Assert.True(webhook.IsSignedBy(secret));
        Assert.False(webhook.IsSignedBy("whsec_" + Convert.ToBase64String(new byte[32])));
        Assert.InRange(TimeProvider.System.GetUtcNow() - webhook.SentAt, TimeSpan.FromMinutes(-1), TimeSpan.FromMinutes(1));
        Assert.Equal(("application/json", "EduStream-Webhooks/1.0"), (webhook.Headers["content-type"], webhook.Headers["user-agent"]));
        Assert.Equal(("video.published", "2026-11-05T09:30:00.000Z"), (webhook.Json.Text("type"), webhook.Json.Text("timestamp")));
        Assert.Equal(WebhooksCalls.Published.VideoId.ToString(), webhook.Json.GetProperty("data").Text("videoId"));
        Assert.Equal(webhook.Id, delivery.Text("webhookId"));
        Assert.Equal(204, delivery.GetProperty("lastStatus").GetInt32());
    }

    [Fact]
    public async Task A_failed_video_goes_to_those_who_want_it_and_to_nobody_else()
    {
        await using var wants = await WebhookReceiver.StartAsync();
        await using var wantsNot = await WebhookReceiver.StartAsync();
        await using var app = await WebhooksProcess.StartAsync();
        await app.RegisteredAsync(wants, "video.failed", "video.published");
        await app.RegisteredAsync(wantsNot, "video.published");
        var (video, version, lesson, course, at) = WebhooksCalls.Published;

        await app.PublishAsync(Topics.VideoFailed, "failed-1", new VideoFailed(video, version, lesson, course, FailureReasons.Damaged, "Upload it again.", at));
        await app.PublishedAsync("published-1");

        await Eventually.TrueAsync(() => wants.Received.Count == 2 && wantsNot.Received.Count == 1);
        Assert.Equal(["video.failed", "video.published"], wants.Received.Select(webhook => webhook.Json.Text("type")).Order());
        Assert.Equal("damaged", wants.Received.Single(webhook => webhook.Json.Text("type") == "video.failed").Json.GetProperty("data").Text("reason"));
        Assert.Equal("video.published", wantsNot.Received[0].Json.Text("type"));
    }

    [Fact]
    public async Task The_same_event_again_is_not_delivered_again_not_even_after_its_workflow_ended()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var app = await WebhooksProcess.StartAsync();
        await app.RegisteredAsync(receiver);

        await app.PublishedAsync("twice");
        await app.PublishedAsync("twice");
        await app.EndedAsync("delivered");
        await app.PublishedAsync("twice");
        await app.PublishedAsync("other");

        await Eventually.TrueAsync(async () => (await app.DeliveriesAsync()).Count(delivery => delivery.Text("status") == "delivered") == 2);
        Assert.Equal(2, receiver.Received.Count);
        Assert.Equal(2, receiver.Received.Select(webhook => webhook.Id).Distinct().Count());
    }

    [Fact]
    public async Task A_receiver_that_fails_twice_gets_it_a_third_time_with_the_same_id()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        receiver.Answer = (number, _) => Task.FromResult(number switch { 1 => 500, 2 => 302, _ => 200 });
        await using var app = await WebhooksProcess.StartAsync();
        var (_, secret) = await app.RegisteredAsync(receiver);

        await app.PublishedAsync("event-1");

        var delivery = await app.EndedAsync("delivered");
        Assert.Equal([500, 302, 200], delivery.GetProperty("attempts").EnumerateArray().Select(attempt => attempt.GetProperty("status").GetInt32()));
        Assert.Equal(3, receiver.Received.Count);
        Assert.Single(receiver.Received.Select(webhook => (webhook.Id, webhook.Body)).Distinct());
        Assert.All(receiver.Received, webhook => Assert.True(webhook.IsSignedBy(secret)));
    }

    [Fact]
    public async Task A_receiver_that_is_gone_is_not_asked_again_and_its_endpoint_is_disabled()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        receiver.Answer = (_, _) => Task.FromResult(410);
        await using var app = await WebhooksProcess.StartAsync();
        var (id, _) = await app.RegisteredAsync(receiver);

        await app.PublishedAsync("event-1");

        var delivery = await app.EndedAsync("failed");
        Assert.Equal("gone", delivery.Text("reason"));
        var endpoint = await app.EndpointAsync(id);
        Assert.Equal((false, "gone"), (endpoint.GetProperty("enabled").GetBoolean(), endpoint.Text("disabledBy")));
        await (await app.Admin.PostAsync($"/api/webhooks/deliveries/{delivery.Text("id")}/retry", null)).IsProblemAsync(HttpStatusCode.Conflict, "endpoint-disabled");
        Assert.Single(receiver.Received);
    }

    [Fact]
    public async Task After_the_last_attempt_the_delivery_has_failed_and_an_admin_may_ask_for_another_day()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        receiver.Answer = (_, _) => Task.FromResult(500);
        await using var app = await WebhooksProcess.StartAsync();
        await app.RegisteredAsync(receiver);
        await app.PublishedAsync("event-1");
        var delivery = await app.EndedAsync("failed");
        Assert.Equal(("attempts-exhausted", 4), (delivery.Text("reason"), receiver.Received.Count));

        receiver.Answer = (_, _) => Task.FromResult(200);
        using var answer = await app.Admin.PostAsync($"/api/webhooks/deliveries/{delivery.Text("id")}/retry", null);

        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        Assert.Equal(5, (await app.EndedAsync("delivered")).GetProperty("attempts").GetArrayLength());
        Assert.Single(receiver.Received.Select(webhook => webhook.Id).Distinct());
    }

    [Fact]
    public async Task A_receiver_that_asks_for_time_gets_it_and_one_that_does_not_answer_times_out()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        receiver.Answer = async (number, context) =>
        {
            if (number == 1)
            {
                context.Response.Headers.RetryAfter = "2";
                return 429;
            }

            if (number == 2)
            {
                await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
            }

            return 200;
        };
        await using var app = await WebhooksProcess.StartAsync(new() { ["WEBHOOKS_TIMEOUT_SECONDS"] = "1", ["WEBHOOKS_DELAYS_SECONDS"] = "0.1,0.1" });
        await app.RegisteredAsync(receiver);

        await app.PublishedAsync("event-1");

        var attempts = (await app.EndedAsync("delivered")).GetProperty("attempts").EnumerateArray().ToList();
        Assert.Equal("timeout", attempts[1].Text("error"));
        Assert.True(attempts[1].GetProperty("at").GetDateTimeOffset() - attempts[0].GetProperty("at").GetDateTimeOffset() >= TimeSpan.FromSeconds(2));
    }

    [Fact]
    public async Task A_test_event_is_delivered_and_a_deleted_endpoint_gets_nothing_more()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        receiver.Answer = (_, _) => Task.FromResult(500);
        await using var app = await WebhooksProcess.StartAsync(new() { ["WEBHOOKS_DELAYS_SECONDS"] = "2,2,2" });
        var (id, _) = await app.RegisteredAsync(receiver);

        using var answer = await app.Admin.PostAsync($"/api/webhooks/endpoints/{id}/test", null);
        var delivery = await answer.ReadAsync<JsonElement>();
        await Eventually.TrueAsync(() => receiver.Received.Count == 1);
        Assert.Equal("webhook.test", receiver.Received[0].Json.Text("type"));
        await (await app.Admin.PostAsync($"/api/webhooks/deliveries/{delivery.Text("id")}/retry", null)).IsProblemAsync(HttpStatusCode.Conflict, "delivery-pending");
        Assert.Equal(HttpStatusCode.NoContent, (await app.Admin.DeleteAsync($"/api/webhooks/endpoints/{id}")).StatusCode);

        await Eventually.TrueAsync(async () => (await app.Admin.GetFromJsonAsync<JsonElement>($"/api/webhooks/deliveries/{delivery.Text("id")}")).Text("status") == "cancelled");
        Assert.Single(receiver.Received);
    }
}
