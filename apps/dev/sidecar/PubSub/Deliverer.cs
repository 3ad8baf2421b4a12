using EduStream.LocalDapr.Hosting;
using EduStream.LocalDapr.Resiliency;

namespace EduStream.LocalDapr.PubSub;

/// <summary>Sends messages to an instance and settles what it answers.</summary>
internal sealed class Deliverer(RuntimeServices services, ResiliencySet resiliency, Settlement settlement)
{
    public async Task DeliverAsync(IReadOnlyList<Delivery> batch, GroupConsumer.Member member, CancellationToken stop)
    {
        var (sidecar, subscription) = (member.Sidecar, member.Subscription);
        var policy = resiliency.ForInbound(sidecar.AppId, subscription.PubSub);
        var now = services.Clock.GetUtcNow().ToUnixTimeMilliseconds();
        var ready = new List<Rendered>();
        foreach (var delivery in batch)
        {
            var refusal = delivery.Message.ExpiresAt <= now ? "it has expired" : null;
            var rendered = refusal is null ? Rendered.Of(delivery, subscription) : null;
            if (rendered is null)
            {
                await settlement.SettleAsync(delivery, subscription, policy, Outcome.Drop, 0, refusal ?? "it is not a CloudEvent", sidecar.Log);
            }
            else if (rendered.Route is null)
            {
                await settlement.SettleAsync(delivery, subscription, policy, Outcome.Done, 0, "no route matches", sidecar.Log);
            }
            else { ready.Add(rendered); }
        }
        if (subscription.Bulk is not null)
        {
            foreach (var route in ready.GroupBy(rendered => rendered.Route!)) { await SendBulkAsync(sidecar, subscription, policy, route.Key, [.. route], stop); }
        }
        else
        {
            foreach (var rendered in ready) { await SendOneAsync(sidecar, subscription, policy, rendered, stop); }
        }
    }

    private async Task SendOneAsync(Sidecar sidecar, Subscription subscription, Policy policy, Rendered rendered, CancellationToken stop)
    {
        var (outcome, status, body) = await SendAsync(sidecar, () => DeliveryRequest.Single(sidecar.Channel, rendered), policy, stop);
        var complaint = outcome is null ? null : "the app could not be reached or broke off";
        var result = outcome ?? AppAnswer.Of(status, body, out complaint);
        await settlement.SettleAsync(rendered.Delivery, subscription, policy, result, status, complaint, sidecar.Log);
    }

    private async Task SendBulkAsync(Sidecar sidecar, Subscription subscription, Policy policy, string route, IReadOnlyList<Rendered> entries, CancellationToken stop)
    {
        var (outcome, status, body) = await SendAsync(
            sidecar, () => DeliveryRequest.Bulk(sidecar.Channel, route, subscription.PubSub, subscription.Topic, entries), policy, stop);
        var answers = outcome is null ? AppAnswer.OfBulk(status, body, entries.Select(entry => entry.Delivery.Message.Uid)) : null;
        await Task.WhenAll(entries.Select(entry => settlement.SettleAsync(
            entry.Delivery, subscription, policy, Result(entry), status, Result(entry) == Outcome.Done ? null : "as part of a bulk call", sidecar.Log)));

        Outcome Result(Rendered entry) => answers?[entry.Delivery.Message.Uid] ?? outcome!.Value;
    }

    /// <summary>The answer, or how the call failed without one.</summary>
    private async Task<(Outcome? Outcome, int Status, byte[] Body)> SendAsync(Sidecar sidecar, Func<HttpRequestMessage> build, Policy policy, CancellationToken stop)
    {
        using var late = policy.Timeout is { } limit ? new CancellationTokenSource(limit, services.Clock) : null;
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, late?.Token ?? default);
        try
        {
            using var request = build();
            using var response = await sidecar.Channel.SendAsync(request, either.Token);
            return (null, (int)response.StatusCode, await response.Content.ReadAsByteArrayAsync(either.Token));
        }
        catch (HttpRequestException e) { return (e.HttpRequestError == HttpRequestError.ConnectionError ? Outcome.NotReached : Outcome.Retry, 0, []); }
        catch (IOException) { return (Outcome.Retry, 0, []); }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested) { return (Outcome.Retry, 0, []); }
    }
}
