using System.Net;
using System.Net.Sockets;

namespace EduStream.Tests.Component.Workflows.Engine.Harness;

/// <summary>A TCP line to a port of this machine. Frozen, it stays open and what the client sends no longer arrives: as from a process that was stopped.</summary>
public sealed class FreezableLine : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly int _port;
    private readonly Task _accepting;
    private volatile bool _isFrozen;

    public FreezableLine(int port)
    {
        _port = port;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");

    public void Freeze() => _isFrozen = true;

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _accepting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _listener.Stop();
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (true)
        {
            var client = await _listener.AcceptSocketAsync(_stop.Token);
            _ = CarryAsync(client);
        }
    }

    private async Task CarryAsync(Socket client)
    {
        using var server = new Socket(SocketType.Stream, ProtocolType.Tcp);
        using (client)
        {
            await server.ConnectAsync(IPAddress.Loopback, _port, _stop.Token);
            await Task.WhenAny(PumpAsync(client, server, mayFreeze: true), PumpAsync(server, client, mayFreeze: false));
        }
    }

    private async Task PumpAsync(Socket from, Socket to, bool mayFreeze)
    {
        var buffer = new byte[16 * 1024];
        try
        {
            for (var read = await from.ReceiveAsync(buffer, _stop.Token); read > 0; read = await from.ReceiveAsync(buffer, _stop.Token))
            {
                if (mayFreeze && _isFrozen) { continue; }
                await to.SendAsync(buffer.AsMemory(0, read), _stop.Token);
            }
        }
        catch (Exception e) when (e is SocketException or OperationCanceledException or ObjectDisposedException) { /* one side has gone */ }
    }
}
