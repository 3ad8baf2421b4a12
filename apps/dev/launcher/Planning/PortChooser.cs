using System.Net;
using System.Net.Sockets;

namespace EduStream.Launcher.Planning;

internal interface IPortChooser
{
    int Next();
}

/// <summary>
/// Free ports below the range from which the kernel takes ports for outgoing connections (32768 up): a port there could be
/// lent to some connection while its app restarts.
/// </summary>
internal sealed class PortChooser : IPortChooser
{
    private const int First = 15000;
    private const int Last = 32000;
    private readonly HashSet<int> given = [];

    public int Next()
    {
        for (var attempt = 0; attempt < 1000; attempt++)
        {
            var port = Random.Shared.Next(First, Last);
            if (IsFree(port) && given.Add(port))
            {
                return port;
            }
        }

        throw new LauncherException($"No free port between {First} and {Last} was found; stop some programs.");
    }

    internal static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
