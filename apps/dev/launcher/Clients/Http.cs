namespace EduStream.Launcher.Clients;

internal static class Http
{
    /// <summary>A client for addresses on this machine: no proxy, and a time limit that only single calls have, not streams.</summary>
    internal static HttpClient Local(Uri? address = null, HttpMessageHandler? handler = null) =>
        new(handler ?? new SocketsHttpHandler { UseProxy = false, ConnectTimeout = TimeSpan.FromSeconds(5) }) { BaseAddress = address, Timeout = TimeSpan.FromSeconds(100) };
}
