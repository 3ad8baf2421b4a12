using System.Collections.Concurrent;
using System.Text.Json;
using EduStream.Testing;
using EduStream.Tests.Contract.Wire;
using Google.Protobuf;

namespace EduStream.Tests.Contract.Replay;

/// <summary>
/// Plays the workers and clients of a recording: sends what they sent, in order, and waits in between for each work item that the real one gave.
/// Timers keep their distance from the call that asks for them.
/// </summary>
internal sealed class WorkerReplay(string recording, Uri server) : IAsyncDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    private readonly IReadOnlyList<JsonElement> _lines = AnswerOrder.Of(Recording.Load(recording).Lines);
    private readonly Dictionary<int, RecordedCall> _calls = RecordedCall.All(Recording.Load(recording)).ToDictionary(call => call.Number);
    private readonly Dictionary<int, (RawCall Call, ConcurrentQueue<byte[]> Answers)> _running = [];
    private readonly List<string> _items = [];
    private readonly List<string> _differences = [];
    private readonly HashSet<int> _endedEarly = [];
    private volatile int _at = -1;

    public Identities Ids { get; init; } = new();

    /// <summary>Ends when a recorded worker may leave.</summary>
    public Task MayLeave { get; init; } = Task.CompletedTask;

    /// <summary>Starts what the recording shows as started by somebody else.</summary>
    public bool StartsItself { get; init; }

    /// <summary>Until the replay waits for the work item in which a client's n-th event of that kind shows; at once when there is none.</summary>
    public async Task ReachedAsync(string instanceId, string kind, int nth)
    {
        var line = Enumerable.Range(0, _lines.Count).Where(i => IsItem(_lines[i]) && Shows(_lines[i], instanceId, kind)).Skip(nth).Cast<int?>().FirstOrDefault();
        if (line is { } index) { await Eventually.TrueAsync(() => _at >= index || _differences.Count > 0, Limit); }
    }

    /// <summary>Until everything about an instance has been said.</summary>
    public Task PassedAsync(string instanceId)
    {
        var last = Enumerable.Range(0, _lines.Count).Last(i => _lines[i].GetRawText().Contains($"\"instanceId\":\"{instanceId}\"", StringComparison.Ordinal));
        return Eventually.TrueAsync(() => _at > last + 2 || _differences.Count > 0, Limit);
    }

    public async Task RunAsync()
    {
        for (var i = 0; i < _lines.Count && _differences.Count == 0; i++)
        {
            _at = i;
            var call = _calls[_lines[i].GetProperty("call").GetInt32()];
            if (!LeftOut.Has(recording, call.Name)) { await StepAsync(_lines[i], call); }
        }
        _at = int.MaxValue;
        Assert.True(_differences.Count == 0, $"{recording}:\n" + string.Join('\n', _differences));
    }

    public ValueTask DisposeAsync()
    {
        foreach (var (call, _) in _running.Values) { call.Dispose(); }
        return ValueTask.CompletedTask;
    }

    private Task StepAsync(JsonElement line, RecordedCall call)
    {
        switch (line.Text("ev"))
        {
            case "c->s": return SendAsync(call, line);
            case "s->c" when IsItem(line): return TakeAsync(line);
            case "end" when call.Code == "Canceled" || call.Message.StartsWith("stream terminated by RST_STREAM", StringComparison.Ordinal): return LeaveAsync(call);
            case "end" when !_running.ContainsKey(call.Number): _endedEarly.Add(call.Number); break;
            case "end": return EndAsync(call);
            default: break;
        }
        return Task.CompletedTask;
    }

    private async Task LeaveAsync(RecordedCall call)
    {
        await MayLeave;
        _running[call.Number].Call.Cancel();
    }

    private async Task SendAsync(RecordedCall call, JsonElement line)
    {
        var message = ProtoText.Parse(Methods.Request(call.Method), line.GetProperty("msg"), text => Ids.ToRun(Timers.Moved(text, _lines, line)));
        var answers = new ConcurrentQueue<byte[]>();
        var isStream = call.Method.EndsWith("/GetWorkItems", StringComparison.Ordinal);
        _running[call.Number] = (RawCall.Start(server, call.Method, message.ToByteArray(), call.Metadata, isStream ? Keep : answers.Enqueue), answers);
        // The next result must not overtake this one.
        if (call.Method.EndsWith(AnswerOrder.Method, StringComparison.Ordinal)) { await _running[call.Number].Call.Ended.WaitAsync(Limit); }
        if (_endedEarly.Remove(call.Number)) { await EndAsync(call); }
    }

    private void Keep(byte[] item)
    {
        var text = ProtoText.Of(Methods.Response("/TaskHubSidecarService/GetWorkItems").Parser.ParseFrom(item));
        lock (_items) { _items.Add(text); }
    }

    private async Task TakeAsync(JsonElement line)
    {
        if (LeftOut.Has(recording, $"item@{line.GetProperty("t")}")) { return; }
        var expected = ProtoText.Of(ProtoText.Parse(Methods.Response("/TaskHubSidecarService/GetWorkItems"), line.GetProperty("msg"), text => text));
        if (StartsItself) { Start(line.GetProperty("msg")); }
        bool Got()
        {
            lock (_items)
            {
                var found = _items.FindIndex(item => Ids.Difference(expected, item) is null || GivenInParts(expected, item));
                if (found < 0) { return false; }
                var whole = Ids.Difference(TurnText.EventsOf(expected), TurnText.EventsOf(_items[found])) is null;
                if (!whole) { AnswerNothing(_items[found]); }
                _items.RemoveAt(found);
                return whole;
            }
        }
        try { await Eventually.TrueAsync(Got, Limit); }
        catch (TimeoutException)
        {
            lock (_items) { _differences.Add($"- item@{line.GetProperty("t")}\nrecorded: {expected}\n" + string.Concat(_items.Select(item => $"     run: {item}\n"))); }
        }
    }

    // Results that came together in one turn may come in two: which is a matter of timing. A worker has nothing to say to the first of them.
    private bool GivenInParts(string expected, string item) =>
        TurnText.IdOf(expected) is { } id && id == TurnText.IdOf(item)
        && TurnText.Prefixes(expected).FirstOrDefault(prefix => Ids.Difference(prefix, TurnText.EventsOf(item)) is null) is not null;

    private void AnswerNothing(string item)
    {
        var message = new DaprProtocol.Workflows.WorkflowResponse { InstanceId = TurnText.IdOf(item) };
        _running[-1 - _running.Count] = (RawCall.Start(server, "/TaskHubSidecarService/CompleteOrchestratorTask", message.ToByteArray(), new Dictionary<string, string>(), _ => { }), new());
    }

    private async Task EndAsync(RecordedCall call)
    {
        var (running, answers) = _running[call.Number];
        try
        {
            var status = await running.Ended.WaitAsync(Limit);
            if (GrpcReplay.Difference(call, status, [.. answers], Ids) is { } difference) { _differences.Add($"- {call.Name}\n{difference}"); }
        }
        catch (TimeoutException) { _differences.Add($"- {call.Name} did not end; recorded: {call.Code} {call.Message}"); }
    }

    private void Start(JsonElement item)
    {
        if (item.Member("workflowRequest") is not { } turn || turn.Member("pastEvents") is not null) { return; }
        foreach (var started in turn.GetProperty("newEvents").EnumerateArray().Select(e => e.Member("executionStarted")).OfType<JsonElement>())
        {
            var request = new DaprProtocol.Workflows.CreateInstanceRequest { InstanceId = turn.Text("instanceId"), Name = started.Text("name") ?? "", Input = started.Text("input") };
            var number = -1 - _running.Count;
            _running[number] = (RawCall.Start(server, "/TaskHubSidecarService/StartInstance", request.ToByteArray(), new Dictionary<string, string>(), _ => { }), new());
        }
    }

    private bool IsItem(JsonElement line) => line.Text("ev") == "s->c" && _calls[line.GetProperty("call").GetInt32()].Method.EndsWith("/GetWorkItems", StringComparison.Ordinal);

    private static bool Shows(JsonElement line, string instanceId, string kind) =>
        line.GetProperty("msg").Member("workflowRequest") is { } turn && turn.Text("instanceId") == instanceId
        && turn.GetProperty("newEvents").EnumerateArray().Any(e => e.Member(kind) is not null);
}
