using System.Net.Sockets;

namespace EduStream.LocalDapr.Apps;

/// <summary>
/// Knows whether the app answers. A connection that stays open and silent tells at once when the app's process ends, so that a restart
/// between two health checks is not missed; whoever subscribes is told each time the app has come (back) up.
/// </summary>
internal sealed class AppMonitor(Sidecar sidecar, AppChannel channel) : IDisposable
{
    private static readonly TimeSpan WhileDown = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(1);
    private readonly CancellationTokenSource _stop = new();
    private volatile bool _isUp;
    private Task _running = Task.CompletedTask;

    /// <summary>Whether deliveries may go to the app.</summary>
    public bool IsUp => _isUp;

    /// <summary>Runs when the app answers, before <see cref="IsUp"/> becomes true; false tries again later.</summary>
    public Func<CancellationToken, Task<bool>> CameUp { get; set; } = _ => Task.FromResult(true);

    /// <summary>Runs after <see cref="IsUp"/> has become true.</summary>
    public Action Changed { get; set; } = () => { };

    public void Start()
    {
        if (channel.Port != 0) { _running = Task.Run(() => RunAsync(_stop.Token)); }
    }

    /// <summary>No deliveries from here on. May be called twice: a sidecar can be shut down before its runtime.</summary>
    public async Task StopAsync()
    {
        await _stop.CancelAsync();
        await _running;
    }

    public void Dispose() => _stop.Dispose();

    private async Task RunAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try { await WatchAsync(stop); }
            catch (OperationCanceledException) when (stop.IsCancellationRequested) { /* the runtime stops */ }
#pragma warning disable CA1031 // The store may refuse what CameUp writes: an app must not stay unwatched for that.
            catch (Exception e)
#pragma warning restore CA1031
            {
                sidecar.Log.WatchFailed(sidecar.AppId, e);
                await Task.WhenAny(Task.Delay(AfterFailure, stop));
            }
        }
        _isUp = false;
    }

    private async Task WatchAsync(CancellationToken stop)
    {
        using var sentinel = await ConnectAsync(stop);
        if (sentinel is not null && await IsHealthyAsync(stop) && await CameUp(stop))
        {
            if (!_isUp) { sidecar.Log.AppUp(sidecar.AppId, channel.Port); }
            _isUp = true;
            Changed();
            await WhileUpAsync(sentinel, stop);
        }
        else
        {
            SetDown();
            await Task.Delay(WhileDown, stop);
        }
    }

    /// <summary>Ends when the app has closed the connection, or has failed too many health checks in a row.</summary>
    private async Task WhileUpAsync(Socket sentinel, CancellationToken stop)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var closed = ClosedAsync(sentinel, ended.Token);
        for (var failures = 0; failures < Math.Max(1, sidecar.App.AppHealthThreshold);)
        {
            var pause = sidecar.App.AppHealthCheckPath is null ? Timeout.InfiniteTimeSpan : sidecar.App.AppHealthProbeInterval;
            var tick = Task.Delay(pause, ended.Token);
            if (await Task.WhenAny(closed, tick) == closed) { break; }
            stop.ThrowIfCancellationRequested();
            failures = await IsHealthyAsync(stop) ? 0 : failures + 1;
        }
        await ended.CancelAsync();
        await closed;
        stop.ThrowIfCancellationRequested();
        // A web server also closes idle connections: only a failed check makes the app count as down.
        if (await ConnectAsync(stop) is { } again) { again.Dispose(); }
        else { SetDown(); }
    }

    private void SetDown()
    {
        if (_isUp) { sidecar.Log.AppDown(sidecar.AppId, channel.Port); }
        _isUp = false;
    }

    private async Task<Socket?> ConnectAsync(CancellationToken stop)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            await socket.ConnectAsync("127.0.0.1", channel.Port, stop);
            return socket;
        }
        catch (SocketException)
        {
            socket.Dispose();
            return null;
        }
    }

    private static async Task ClosedAsync(Socket sentinel, CancellationToken stop)
    {
        var nothing = new byte[64];
        try { while (await sentinel.ReceiveAsync(nothing, stop) > 0) { /* an error answer to a request that never came */ } }
        catch (Exception e) when (e is SocketException or OperationCanceledException) { /* closed either way */ }
    }

    private async Task<bool> IsHealthyAsync(CancellationToken stop)
    {
        if (sidecar.App.AppHealthCheckPath is not { Length: > 0 } path) { return true; }
        using var limit = new CancellationTokenSource(sidecar.App.AppHealthProbeTimeout);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, stop);
        try
        {
            using var request = channel.Request(HttpMethod.Get, path.StartsWith('/') ? path : "/" + path);
            // Whether it lives may be asked without a token, and daprd does.
            request.Headers.Remove("dapr-api-token");
            using var response = await channel.SendAsync(request, either.Token);
            return response.IsSuccessStatusCode;
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException && !stop.IsCancellationRequested) { return false; }
    }
}
