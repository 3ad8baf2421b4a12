using System.Text.Json;
using EduStream.Testing;
using EduStream.Tests.Contract.Runtimes;

namespace EduStream.Tests.Contract.Replay;

/// <summary>Sends the requests of a recording in order and compares what comes back, and what the app got in between.</summary>
internal sealed class HttpReplay(string recording, IRuntimeUnderTest runtime, RecordedApp app)
{
    private static readonly string[] TransportHeaders = ["Date", "Connection", "Content-Length", "Transfer-Encoding", "Server", "Keep-Alive", "Vary", "Host", "User-Agent", "Accept-Encoding"];

    // Once something is amiss, nobody waits long for the rest.
    private TimeSpan Limit => TimeSpan.FromSeconds(_differences.Count == 0 ? 20 : 1);

    private readonly List<string> _differences = [];
    private readonly HashSet<Received> _taken = [];

    public Identities Ids { get; init; } = new();

    /// <summary>Which sidecar a request goes to; the first one unless set.</summary>
    public Func<string, int> SidecarOf { get; init; } = _ => 0;

    /// <summary>What must have happened before a request is sent.</summary>
    public Func<JsonElement, Task> Before { get; init; } = _ => Task.CompletedTask;

    /// <summary>Whether a GET may be repeated until it answers as recorded: what it shows changes in the background.</summary>
    public bool Patient { get; init; }

    /// <summary>Replays every case that is not left out; throws with all differences.</summary>
    public async Task RunAsync()
    {
        foreach (var line in Recording.Load(recording).Lines)
        {
            if (LeftOut.Has(recording, line.Text("name")!)) { continue; }
            if (line.Member("request") is { } request) { await SendAsync(line, request); }
            if (line.Member("received") is { } received) { await ReceiveAsync(line.Text("name")!, [.. received.EnumerateArray()]); }
        }
        foreach (var extra in app.All.Where(request => !_taken.Contains(request) && !IsAround(request.Url)))
        {
            _differences.Add($"the app got more than recorded: {extra.Method} {extra.Url} {extra.Body}");
        }
        Assert.True(_differences.Count == 0, $"{recording}:\n" + string.Join('\n', _differences));
    }

    private async Task SendAsync(JsonElement line, JsonElement request)
    {
        await Before(line);
        var sidecar = runtime.Sidecars[SidecarOf(line.Text("name")!)].Http;
        string? difference = null;
        async Task<bool> SameAsync()
        {
            try
            {
                var answer = await Answer.OfAsync(sidecar, request, ToRun);
                difference = line.Member("response") is { } response
                    ? Compare(response, answer, request.Text("path")!.EndsWith("/v1.0/metadata", StringComparison.Ordinal))
                    : $"recorded: no connection\n     run: {answer.Status} {answer.Body}";
            }
            catch (HttpRequestException) when (line.Member("response") is null) { difference = null; }
            return difference is null;
        }
        if (!Patient || request.Text("method") != "GET") { await SameAsync(); }
        else
        {
            try { await Eventually.TrueAsync(SameAsync, Limit); }
            catch (TimeoutException) { /* the last difference tells */ }
        }
        if (difference is not null) { _differences.Add($"- {line.Text("name")}: {request.Text("method")} {request.Text("path")}\n{difference}"); }
    }

    private string? Compare(JsonElement recorded, Answer answer, bool isMetadata)
    {
        if (recorded.GetProperty("status").GetInt32() != answer.Status) { return $"recorded: {recorded.GetProperty("status")} {recorded.Text("body")}\n     run: {answer.Status} {answer.Body}"; }
        return Ids.Difference(Fields(recorded.Headers()), Fields(answer.Headers))
            ?? (isMetadata
                ? Ids.Difference(MetadataText.Of(ToRun(recorded.Text("body")!)), MetadataText.Of(answer.Body))
                : Ids.Difference(Ports(recorded.Text("body")!), answer.Body));
    }

    private async Task ReceiveAsync(string name, IReadOnlyList<JsonElement> recorded)
    {
        foreach (var expected in recorded.Where(request => !IsAround(request.Text("url")!) || name.Contains("startup", StringComparison.Ordinal)))
        {
            var text = Text(expected.Text("method")!, expected.Text("url")!, expected.Headers(), expected.Text("body")!);
            string? nearest = null;
            bool Got()
            {
                foreach (var request in app.All.Where(request => !_taken.Contains(request)))
                {
                    var difference = Ids.Difference(Ports(text), Text(request.Method, request.Url, request.Headers, request.Body));
                    if (difference is null) { return _taken.Add(request); }
                    if (request.Url == expected.Text("url")) { nearest = difference; }
                }
                return false;
            }
            try { await Eventually.TrueAsync(Got, Limit); }
            catch (TimeoutException) { _differences.Add($"- {name}: the app did not get it\n{nearest ?? text}"); }
        }
    }

    private string ToRun(string text) => Ids.ToRun(Ports(text));

    // The app of the recordings listened on 6510.
    private string Ports(string text) => text.Replace("6510", $"{app.Port}", StringComparison.Ordinal);

    private static bool IsAround(string url) => url is "/dapr/config" or "/dapr/subscribe" or "/healthz" or "/cron-tick";

    private static string Text(string method, string url, IReadOnlyDictionary<string, string> headers, string body) => $"{method} {url}\n{Fields(headers)}{body}";

    private static string Fields(IReadOnlyDictionary<string, string> headers) => string.Concat(headers
        .Where(header => !TransportHeaders.Contains(header.Key, StringComparer.OrdinalIgnoreCase))
        .OrderBy(header => header.Key, StringComparer.OrdinalIgnoreCase)
        .Select(header => $"{header.Key.ToUpperInvariant()}: {header.Value}\n"));
}
