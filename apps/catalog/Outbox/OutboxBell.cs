namespace EduStream.Catalog.Outbox;

/// <summary>Wakes the publisher when something was stored; it also looks by itself, for what another replica or a dead process left.</summary>
internal sealed class OutboxBell(TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private readonly SemaphoreSlim rung = new(0, 1);

    internal void Ring()
    {
        try
        {
            rung.Release();
        }
        catch (SemaphoreFullException)
        {
            // Rung already.
        }
    }

    internal async Task WaitAsync(CancellationToken stop)
    {
        using var wake = CancellationTokenSource.CreateLinkedTokenSource(stop);
        await Task.WhenAny(rung.WaitAsync(wake.Token), Task.Delay(Patience, clock, wake.Token));
        await wake.CancelAsync();
    }

    public void Dispose() => rung.Dispose();
}
