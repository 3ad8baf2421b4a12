namespace EduStream.LocalDapr.PubSub;

/// <summary>Writes down what became of a delivery. Until then a kill means that it is delivered again.</summary>
internal sealed class Settlement(RuntimeServices services, Consumers consumers, IReadOnlyCollection<string> apps)
{
    // So many times an app may break the connection over a message when no policy says how often.
    private const int MostBreaksWithoutPolicy = 5;
    private static readonly TimeSpan NotReachedPause = TimeSpan.FromMilliseconds(500);

    /// <param name="status">The app's HTTP status; 0 when it broke off without one.</param>
    public Task SettleAsync(Delivery delivery, Subscription subscription, Policy policy, Outcome outcome, int status, string? complaint, ILogger log)
    {
        switch (outcome)
        {
            case Outcome.Done:
                if (complaint is not null) { log.NotTheApps(delivery.Message.Topic, delivery.Message.Uid, complaint); }
                return services.Database.WriteAsync(session => MessageTable.Finish(session, delivery));
            case Outcome.Drop:
                log.Dropped(delivery.Message.Topic, delivery.Message.Uid, complaint ?? "");
                return GiveUpAsync(delivery, subscription, log);
            case Outcome.NotReached:
                return PostponeAsync(delivery, delivery.Attempts, NotReachedPause);
            default:
                return RetryAsync(delivery, subscription, policy, status, complaint, log);
        }
    }

    private Task RetryAsync(Delivery delivery, Subscription subscription, Policy policy, int status, string? complaint, ILogger log)
    {
        var attempts = delivery.Attempts + 1;
        TimeSpan? pause = policy.Retry is { } retry
            ? status == 0 || status is >= 200 and < 300 || retry.Covers(status) ? retry.DelayBefore(attempts, Random.Shared) : null
            : status == 0 && attempts <= MostBreaksWithoutPolicy ? NotReachedPause : null;
        if (pause is null)
        {
            log.GivenUp(delivery.Message.Topic, delivery.Message.Uid, attempts, complaint ?? "", subscription.DeadLetterTopic ?? "no dead-letter topic");
            return GiveUpAsync(delivery, subscription, log);
        }
        log.TriedAgain(delivery.Message.Topic, delivery.Message.Uid, attempts, complaint ?? "", pause.Value.TotalSeconds);
        return PostponeAsync(delivery, attempts, pause.Value);
    }

    private Task PostponeAsync(Delivery delivery, int attempts, TimeSpan pause)
    {
        var due = (services.Clock.GetUtcNow() + pause).ToUnixTimeMilliseconds();
        return services.Database.WriteAsync(session => MessageTable.Postpone(session, delivery, attempts, due));
    }

    /// <summary>Off this topic and onto the dead letters in one commit.</summary>
    private async Task GiveUpAsync(Delivery delivery, Subscription subscription, ILogger log)
    {
        var now = services.Clock.GetUtcNow().ToUnixTimeMilliseconds();
        var letters = subscription.DeadLetterTopic;
        await services.Database.WriteAsync(session =>
        {
            if (letters is not null)
            {
                MessageTable.Publish(session, delivery.Message with { Topic = letters, ExpiresAt = null }, GroupTable.Unseen(session, apps) > 0, now);
            }
            MessageTable.Finish(session, delivery);
        });
        if (letters is not null) { consumers.Wake(delivery.Message.PubSub, letters); }
    }
}
