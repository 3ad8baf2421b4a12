using System.Text.Json;
using DaprProtocol.Workflows;
using EduStream.Grpc;
using EduStream.Testing;

namespace EduStream.Tests.E2E.Crash.Engine;

internal enum Ending
{
    Completes,
    Fails,
    IsTerminated,
}

/// <summary>
/// One workflow from its start to its purge, and what must come of it: kept here, outside of the runtime. Events are raised before they are waited
/// for ("a"), at any time ("b") and while they are waited for ("c"); one whose answer was cut off is raised again under a new number.
/// </summary>
internal sealed class Story(string id, Ending ending, int timerMilliseconds, TimeSpan beforeB)
{
    internal const int Width = 20;
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);
    private static readonly string[] Words = ["a", "b", "c"];
    private readonly Dictionary<string, int> _calls = [];

    internal string Id => id;

    private string Child => id + "-child";

    internal Ending Ending => ending;

    internal int TimerMilliseconds => timerMilliseconds;

    /// <summary>How often each word was raised until the runtime said yes.</summary>
    internal IReadOnlyDictionary<string, int> Calls => _calls;

    internal WorkflowState End { get; private set; } = null!;

    internal IReadOnlyList<HistoryEvent> History { get; private set; } = [];

    internal IReadOnlyList<HistoryEvent> ChildHistory { get; private set; } = [];

    internal async Task RunAsync(HubClient hub)
    {
        var input = new { width = Width, timerMilliseconds, events = Words, fails = ending == Ending.Fails, generation = 0, used = Array.Empty<object>(), waits = Array.Empty<double>() };
        await Insist.OnAsync(_ => StartAsync(hub, JsonSerializer.Serialize(input, Json)));
        await RaiseAsync(hub, "a");
        await Task.Delay(beforeB);
        await RaiseAsync(hub, "b");
        if (ending == Ending.IsTerminated)
        {
            await Insist.OnAsync(_ => TerminateAsync(hub));
        }
        else
        {
            await Eventually.TrueAsync(async () => (await Insist.OnAsync(_ => hub.GetAsync(id))).Answer?.CustomStatus == "\"waiting\"", TimeSpan.FromMinutes(5), $"{id} waits for events");
            await RaiseAsync(hub, "c");
        }

        End = (await Insist.OnAsync(_ => hub.CompletedAsync(id))).Answer;
        History = (await Insist.OnAsync(_ => hub.HistoryAsync(id))).Answer;
        if (ending != Ending.IsTerminated) { ChildHistory = (await Insist.OnAsync(_ => hub.HistoryAsync(Child))).Answer; }
        // The termination went down to it: it ends a turn later than its parent.
        else if ((await Insist.OnAsync(_ => hub.GetAsync(Child))).Answer is not null) { await Insist.OnAsync(_ => hub.CompletedAsync(Child)); }
    }

    /// <summary>Forgets it; its child, which the new generation no longer knows, by its own name.</summary>
    internal async Task PurgeAsync(HubClient hub)
    {
        await Insist.OnAsync(_ => PurgeAsync(hub, id));
        await Insist.OnAsync(_ => PurgeAsync(hub, Child));
    }

    // A call that was cut off may have been taken in all the same: then the next one meets its own work.
    private async Task<bool> StartAsync(HubClient hub, string input)
    {
        try { await hub.StartAsync(id, "EveryStep", input); }
        catch (GrpcException e) when (e.Code == GrpcStatusCode.AlreadyExists) { /* it runs */ }
        return true;
    }

    private async Task RaiseAsync(HubClient hub, string word) =>
        _calls[word] = (await Insist.OnAsync(call => hub.RaiseAsync(id, "word", JsonSerializer.Serialize($"{word}#{call}")))).Calls;

    private async Task<bool> TerminateAsync(HubClient hub)
    {
        await hub.TerminateAsync(id, "\"stopped\"");
        return true;
    }

    private static async Task<bool> PurgeAsync(HubClient hub, string instance)
    {
        try { await hub.PurgeAsync(instance); }
        catch (GrpcException e) when (e.Code == GrpcStatusCode.Unknown && e.Status.Message.Contains("no such instance", StringComparison.OrdinalIgnoreCase)) { /* gone already */ }
        return true;
    }
}
