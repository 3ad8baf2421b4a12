namespace EduStream.LocalDapr.PubSub;

/// <summary>Sends messages to an instance and settles what it answers.</summary>
internal sealed class Deliverer(RuntimeServices services, ResiliencySet resiliency, Settlement settlement)
{
    public Task DeliverAsync(Delivery delivery, GroupConsumer.Member member, CancellationToken stop)
    {
        var (sidecar, subscription) = (member.Sidecar, member.Subscription);
        var policy = resiliency.ForInbound(sidecar.AppId, subscription.PubSub);
        if (delivery.Message.ExpiresAt <= services.Clock.GetUtcNow().ToUnixTimeMilliseconds()) { return Settle(Outcome.Drop, "it has expired"); }
        if (Rendered.Of(delivery, subscription) is not { } rendered) { return Settle(Outcome.Drop, "it is not a CloudEvent"); }
        return subscription.Route is { } route ? SendAsync(sidecar, subscription, policy, route, rendered, stop) : Settle(Outcome.Done, "no route matches");

        Task Settle(Outcome outcome, string complaint) => settlement.SettleAsync(delivery, subscription, policy, outcome, 0, complaint, sidecar.Log);
    }

    private async Task SendAsync(Sidecar sidecar, Subscription subscription, Policy policy, string route, Rendered rendered, CancellationToken stop)
    {
        var (outcome, status, body) = await AskAsync(sidecar, route, rendered, policy, stop);
        var complaint = outcome is null ? null : "the app could not be reached or broke off";
        var result = outcome ?? AppAnswer.Of(status, body, out complaint);
        await settlement.SettleAsync(rendered.Delivery, subscription, policy, result, status, complaint, sidecar.Log);
    }

    /// <summary>The answer, or how the call failed without one.</summary>
    private async Task<(Outcome? Outcome, int Status, byte[] Body)> AskAsync(Sidecar sidecar, string route, Rendered rendered, Policy policy, CancellationToken stop)
    {
        using var late = policy.Timeout is { } limit ? new CancellationTokenSource(limit, services.Clock) : null;
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, late?.Token ?? default);
        try
        {
            using var request = DeliveryRequest.Of(sidecar.Channel, route, rendered);
            using var response = await sidecar.Channel.SendAsync(request, either.Token);
            return (null, (int)response.StatusCode, await response.Content.ReadAsByteArrayAsync(either.Token));
        }
        catch (HttpRequestException e) { return (e.HttpRequestError == HttpRequestError.ConnectionError ? Outcome.NotReached : Outcome.Retry, 0, []); }
        catch (IOException) { return (Outcome.Retry, 0, []); }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested) { return (Outcome.Retry, 0, []); }
    }
}
