namespace EduStream.LocalDapr.PubSub;

internal static partial class Log
{
    [LoggerMessage(9500, LogLevel.Information, "{AppId} subscribes to {Topics}")]
    public static partial void Subscribed(this ILogger logger, string appId, string topics);

    [LoggerMessage(9501, LogLevel.Error, "{AppId} subscribes to {Topic} of {PubSub}, which is not a pub/sub component that it may use")]
    public static partial void UnknownPubSub(this ILogger logger, string appId, string topic, string pubSub);

    [LoggerMessage(9502, LogLevel.Error, "{AppId} answers /dapr/subscribe with something unreadable: {Reason}")]
    public static partial void UnreadableSubscriptions(this ILogger logger, string appId, string reason);

    [LoggerMessage(9503, LogLevel.Warning, "{Topic} {MessageId}: try {Attempt} failed ({Complaint}), the next one in {Seconds:0.0} s")]
    public static partial void TriedAgain(this ILogger logger, string topic, string messageId, int attempt, string complaint, double seconds);

    [LoggerMessage(9504, LogLevel.Error, "{Topic} {MessageId}: given up after {Attempts} tries ({Complaint}); goes to: {DeadLetterTopic}")]
    public static partial void GivenUp(this ILogger logger, string topic, string messageId, int attempts, string complaint, string deadLetterTopic);

    [LoggerMessage(9505, LogLevel.Warning, "{Topic} {MessageId}: dropped, {Complaint}")]
    public static partial void Dropped(this ILogger logger, string topic, string messageId, string complaint);

    [LoggerMessage(9506, LogLevel.Error, "{Topic} {MessageId}: nobody wants it, {Complaint}")]
    public static partial void NotTheApps(this ILogger logger, string topic, string messageId, string complaint);

    [LoggerMessage(9507, LogLevel.Error, "{Topic}: the outcome of a delivery could not be written; it is delivered again")]
    public static partial void NotSettled(this ILogger logger, string topic, Exception error);

    [LoggerMessage(9508, LogLevel.Error, "The messages of group {Group} cannot be read; tried again")]
    public static partial void NotRead(this ILogger logger, long group, Exception error);

    [LoggerMessage(9509, LogLevel.Error, "{AppId} asks for {Feature} on {Topic}, which the embedded runtime does not have: every message goes to the default route, one by one")]
    public static partial void NotServed(this ILogger logger, string appId, string topic, string feature);
}
