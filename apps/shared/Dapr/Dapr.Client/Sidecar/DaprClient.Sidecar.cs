namespace Dapr.Client;

public abstract partial class DaprClient
{
    /// <summary>The entries of one secret.</summary>
    public abstract Task<Dictionary<string, string>> GetSecretAsync(
        string storeName, string key, IReadOnlyDictionary<string, string>? metadata = null, CancellationToken cancellationToken = default);

    /// <summary>True when the sidecar can be called, whether the app is ready or not.</summary>
    public abstract Task<bool> CheckOutboundHealthAsync(CancellationToken cancellationToken = default);
}
