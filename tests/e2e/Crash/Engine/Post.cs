using System.Collections.Concurrent;
using System.Text;
using EduStream.Testing.Load;

namespace EduStream.Tests.E2E.Crash.Engine;

/// <summary>Publishes numbers without a pause, each once, and remembers those that the runtime acknowledged.</summary>
internal sealed class Post(LoadApp caller) : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);
    private readonly HttpClient _http = new() { BaseAddress = caller.Http, Timeout = TimeSpan.FromSeconds(10) };
    private int _next;

    internal ConcurrentBag<int> Acknowledged { get; } = [];

    internal int Published => _next;

    internal async Task RunAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var number = Interlocked.Increment(ref _next);
            try
            {
                using var body = new StringContent($"{number}", Encoding.UTF8, "application/json");
                using var response = await _http.PostAsync("/v1.0/publish/pubsub/load", body, CancellationToken.None);
                if (response.IsSuccessStatusCode) { Acknowledged.Add(number); }
            }
            catch (Exception e) when (e is HttpRequestException or OperationCanceledException) { /* cut off: it may be there or not */ }
            await Task.Delay(Pause, CancellationToken.None);
        }
    }

    public void Dispose() => _http.Dispose();
}
