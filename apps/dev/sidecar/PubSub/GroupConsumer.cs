using System.Collections.Concurrent;
using System.Threading.Channels;

namespace EduStream.LocalDapr.PubSub;

/// <summary>Hands the messages of one group (an app and a topic) to the instances of the app that are up, a few at a time.</summary>
internal sealed class GroupConsumer(long groupId, RuntimeServices services, Deliverer deliverer) : IAsyncDisposable
{
    private static readonly TimeSpan Breath = TimeSpan.FromSeconds(1);

    private readonly Channel<bool> _wake = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly ConcurrentDictionary<long, Task> _inFlight = [];
    private readonly ConcurrentDictionary<Sidecar, int> _load = [];
    private readonly CancellationTokenSource _stop = new();
    private readonly ILogger _log = services.Logs.CreateLogger("pubsub");
    private Task _running = Task.CompletedTask;
    private int _turn;
    private volatile Member[] _members = [];

    /// <summary>An instance with its own view of the subscription.</summary>
    /// <param name="AtOnce">So many messages it gets before it has answered one.</param>
    internal sealed record Member(Sidecar Sidecar, Subscription Subscription, int AtOnce);

    public void Start() => _running = Task.Run(() => RunAsync(_stop.Token));

    public void Wake() => _wake.Writer.TryWrite(true);

    public void SetMember(Sidecar sidecar, Subscription? subscription, int atOnce = 0)
    {
        lock (_inFlight)
        {
            Member[] others = [.. _members.Where(member => member.Sidecar != sidecar)];
            _members = subscription is null ? others : [.. others, new Member(sidecar, subscription, atOnce)];
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running;
        await Task.WhenAll(_inFlight.Values);
        _stop.Dispose();
    }

    private async Task RunAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                // Taken once for both: what falls due between two readings of the clock would be seen by neither.
                var now = services.Clock.GetUtcNow().ToUnixTimeMilliseconds();
                Pump(now, stop);
                await WaitAsync(now, stop);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested) { /* what is in flight is delivered again by the next run */ }
            catch (SqlException e)
            {
                _log.NotRead(groupId, e);
                await Task.WhenAny(Task.Delay(Breath, stop));
            }
        }
    }

    private void Pump(long now, CancellationToken stop)
    {
        var up = Array.FindAll(_members, member => member.Sidecar.Monitor.IsUp);
        var free = up.Sum(Room);
        if (free <= 0) { return; }
        // Noted before the read: what is settled meanwhile is still in what was read.
        var busy = _inFlight.Keys.ToHashSet();
        var due = services.Database.Read(session => MessageTable.Due(session, groupId, now, free + busy.Count));
        due.RemoveAll(delivery => busy.Contains(delivery.Id));
        if (due.Count == 0) { return; }
        foreach (var delivery in due.Take(free))
        {
            var member = Next(up);
            // Marked before the work starts: it may be over at once.
            _load.AddOrUpdate(member.Sidecar, 1, (_, load) => load + 1);
            var done = new TaskCompletionSource();
            _inFlight[delivery.Id] = done.Task;
            _ = DeliverAsync(delivery, member, done, stop);
        }
    }

    private int Room(Member member) => Math.Max(0, member.AtOnce - _load.GetValueOrDefault(member.Sidecar));

    /// <summary>The one with the most room; in turns when they are equal.</summary>
    private Member Next(Member[] up)
    {
        var from = (int)((uint)_turn++ % up.Length);
        return up[from..].Concat(up[..from]).MaxBy(Room)!;
    }

    private async Task DeliverAsync(Delivery delivery, Member member, TaskCompletionSource done, CancellationToken stop)
    {
        try { await deliverer.DeliverAsync(delivery, member, stop); }
        catch (OperationCanceledException) when (stop.IsCancellationRequested) { /* stays as it was */ }
#pragma warning disable CA1031 // A message whose outcome cannot be written (disk full) stays due; the loop must live on.
        catch (Exception e)
#pragma warning restore CA1031
        {
            member.Sidecar.Log.NotSettled(delivery.Message.Topic, e);
            await Task.WhenAny(Task.Delay(Breath, stop));
        }
        finally
        {
            _inFlight.TryRemove(delivery.Id, out _);
            _load.AddOrUpdate(member.Sidecar, 0, (_, load) => load - 1);
            done.SetResult();
            Wake();
        }
    }

    /// <summary>Until somebody wakes this, or the next delivery is due.</summary>
    private async Task WaitAsync(long now, CancellationToken stop)
    {
        var next = Array.Exists(_members, member => member.Sidecar.Monitor.IsUp) ? services.Database.Read(session => MessageTable.NextDue(session, groupId, now)) : null;
        using var timer = next is { } at ? new CancellationTokenSource(TimeSpan.FromMilliseconds(Math.Clamp(at - services.Clock.GetUtcNow().ToUnixTimeMilliseconds(), 1, 3_600_000)), services.Clock) : null;
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, timer?.Token ?? default);
        try { await _wake.Reader.ReadAsync(either.Token); }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested) { /* something is due */ }
    }
}
