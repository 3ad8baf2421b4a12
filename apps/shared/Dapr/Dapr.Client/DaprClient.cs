namespace Dapr.Client;

/// <summary>Calls the app's own sidecar. Made once (see <see cref="DaprClientBuilder"/>) and shared; it is safe to use from many threads.</summary>
public abstract partial class DaprClient : IDisposable
{
    /// <summary>How values become JSON.</summary>
    public abstract JsonSerializerOptions JsonSerializerOptions { get; }

    /// <inheritdoc />
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Frees connections.</summary>
    protected virtual void Dispose(bool disposing)
    {
    }
}
