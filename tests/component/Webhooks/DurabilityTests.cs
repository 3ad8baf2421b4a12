using EduStream.Contracts;
using EduStream.Testing;
using Xunit;

namespace EduStream.Tests.Component.Webhooks;

/// <summary>Whatever dies when, a webhook is delivered.</summary>
public sealed class DurabilityTests
{
    [Fact]
    public async Task A_delivery_that_was_under_way_goes_on_after_kill_9()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        receiver.Answer = (number, _) => Task.FromResult(number == 1 ? 500 : 200);
        await using var app = await WebhooksProcess.StartAsync(new() { ["WEBHOOKS_DELAYS_SECONDS"] = "2" });
        await app.RegisteredAsync(receiver);
        await app.PublishedAsync("event-1");
        await Eventually.TrueAsync(async () => await app.DeliveriesAsync() is [var first] && first.GetProperty("attempts").GetArrayLength() == 1);

        await app.KillAsync();
        await app.StartNodeAsync();

        await app.EndedAsync("delivered");
        Assert.Equal(2, receiver.Received.Count);
        Assert.Single(receiver.Received.Select(webhook => webhook.Id).Distinct());
    }

    [Fact]
    public async Task An_attempt_that_kill_9_cut_off_is_made_again_with_the_same_id()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        var first = new TaskCompletionSource();
        receiver.Answer = async (number, context) =>
        {
            if (number == 1)
            {
                first.SetResult();
                await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
            }

            return 200;
        };
        await using var app = await WebhooksProcess.StartAsync();
        await app.RegisteredAsync(receiver);
        await app.PublishedAsync("event-1");
        await first.Task.WaitAsync(TimeSpan.FromSeconds(30));

        await app.KillAsync();
        await app.PublishedAsync("while-away");
        await app.StartNodeAsync();

        await Eventually.TrueAsync(async () => (await app.DeliveriesAsync()).Count(delivery => delivery.Text("status") == "delivered") == 2);
        Assert.Equal(3, receiver.Received.Count);
        Assert.Equal(2, receiver.Received.Select(webhook => webhook.Id).Distinct().Count());
    }

    [Fact]
    public async Task A_sidecar_that_comes_back_finds_a_worker_again()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        receiver.Answer = (number, _) => Task.FromResult(number == 1 ? 500 : 200);
        await using var app = await WebhooksProcess.StartAsync(new() { ["WEBHOOKS_DELAYS_SECONDS"] = "1" });
        await app.RegisteredAsync(receiver);
        await app.PublishedAsync("event-1");
        await Eventually.TrueAsync(async () => await app.DeliveriesAsync() is [var first] && first.GetProperty("attempts").GetArrayLength() == 1);

        await app.StopRuntimeAsync();
        await Eventually.TrueAsync(async () => !await app.AnswersAsync("/health/ready"));
        await app.StartRuntimeAsync();

        await app.EndedAsync("delivered");
        await app.PublishedAsync("event-2");
        await Eventually.TrueAsync(() => receiver.Received.Count == 3);
    }

    [Fact]
    public async Task An_event_that_can_never_be_delivered_goes_to_the_dead_letters_and_is_said()
    {
        await using var app = await WebhooksProcess.StartAsync();

        await app.PublishAsync(Topics.VideoPublished, "event-1", "a text");

        await Eventually.TrueAsync(() => app.Log.Contains("An event of video-published cannot be delivered", StringComparison.Ordinal));
    }
}
