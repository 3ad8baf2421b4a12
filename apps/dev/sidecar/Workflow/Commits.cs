using System.Threading.Channels;

namespace EduStream.LocalDapr.Workflow;

/// <summary>
/// The one way to change something: first the write is committed, then its effect is applied to memory, under the gate and in the order of the commits.
/// So nothing is sent or answered that a kill could take back.
/// </summary>
internal sealed class Commits : IAsyncDisposable
{
    private readonly Channel<Func<Task>> _effects = Channel.CreateUnbounded<Func<Task>>(new() { SingleReader = true });
    private readonly Lock _order = new();
    private readonly Database _database;
    private readonly Lock _gate;
    private readonly Task _pump;

    public Commits(Database database, Lock gate)
    {
        (_database, _gate) = (database, gate);
        _pump = Task.Run(PumpAsync);
    }

    /// <summary>Ends when the write is committed and applied. A failed write calls <paramref name="failed"/> instead, and the task fails.</summary>
    public Task<T> RunAsync<T>(Func<SqlSession, T> write, Action<T> apply, Action? failed = null)
    {
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_order)
        {
            var written = _database.WriteAsync(write);
            _effects.Writer.TryWrite(() => ApplyAsync(written, apply, failed, done));
        }

        return done.Task;
    }

    public async ValueTask DisposeAsync()
    {
        _effects.Writer.TryComplete();
        await _pump;
    }

    private async Task PumpAsync()
    {
        await foreach (var effect in _effects.Reader.ReadAllAsync()) { await effect(); }
    }

    private async Task ApplyAsync<T>(Task<T> written, Action<T> apply, Action? failed, TaskCompletionSource<T> done)
    {
#pragma warning disable CA1031 // Whatever went wrong belongs to the one who asked; the effects of other writes must still be applied.
        try
        {
            var result = await written;
            lock (_gate) { apply(result); }
            done.TrySetResult(result);
        }
        catch (Exception error)
        {
            if (failed is not null)
            {
                lock (_gate) { failed(); }
            }

            done.TrySetException(error);
        }
#pragma warning restore CA1031
    }
}
