namespace Dapr;

/// <summary>For all subscriptions of the app.</summary>
public class SubscribeOptions
{
    /// <summary>True when every topic carries bare payloads.</summary>
    public bool EnableRawPayload { get; set; }
}
