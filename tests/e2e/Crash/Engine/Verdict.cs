using System.Text.Json;
using DaprProtocol.Workflows;

namespace EduStream.Tests.E2E.Crash.Engine;

/// <summary>Compares how a story ended with what had to come of it. <paramref name="produced"/> holds, per workflow and slot, the tokens that workers noted.</summary>
internal sealed class Verdict(ILookup<string, string> produced)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);
    private readonly HashSet<string> _usedSomewhere = [];

    private sealed record Slot(string Name, string Token);

    private sealed record Result(Slot[] Used, double[] Waits, string[] Raised);

    internal List<string> Complaints { get; } = [];

    internal int Used => _usedSomewhere.Count;

    internal void Judge(Story story)
    {
        var expected = story.Ending switch
        {
            Ending.Completes => OrchestrationStatus.Completed,
            Ending.Fails => OrchestrationStatus.Failed,
            _ => OrchestrationStatus.Terminated,
        };
        if (story.End?.WorkflowStatus != expected)
        {
            Complain(story, $"had to end {expected}, is {story.End?.WorkflowStatus} {story.End?.FailureDetails?.ErrorMessage}");
            return;
        }

        switch (story.Ending)
        {
            case Ending.Completes: Judge(story, JsonSerializer.Deserialize<Result>(story.End.Output, Json)!); break;
            case Ending.Fails: Expect(story, story.End.FailureDetails?.ErrorMessage?.Contains("refused on purpose", StringComparison.Ordinal) == true, $"failed with {story.End.FailureDetails?.ErrorMessage}"); break;
            default: Expect(story, story.End.Output == "\"stopped\"", $"was terminated with {story.End.Output}"); break;
        }

        if (story.Ending != Ending.IsTerminated)
        {
            // The last generation: its fan-out and, when it fails, an activity that is tried twice.
            JudgeHistory(story, story.History, Story.Width, failures: story.Ending == Ending.Fails ? 2 : 0, timers: story.Ending == Ending.Fails ? 2 : 1);
            JudgeHistory(story, story.ChildHistory, 3, failures: 0, timers: 0);
        }
    }

    private void Judge(Story story, Result result)
    {
        string[] slots = [.. Enumerable.Range(0, Story.Width).Select(i => $"0/{i}"), .. Enumerable.Range(0, 3).Select(i => $"c/{i}"), .. Enumerable.Range(0, Story.Width).Select(i => $"1/{i}")];
        Expect(story, result.Used.Select(slot => slot.Name).SequenceEqual(slots), $"used the slots {string.Join(' ', result.Used.Select(slot => slot.Name))}");
        foreach (var slot in result.Used)
        {
            Expect(story, produced[$"{(slot.Name[0] == 'c' ? story.Id + "-child" : story.Id)} {slot.Name}"].Contains(slot.Token), $"used for {slot.Name} a token that was not made for it: {slot.Token}");
            Expect(story, _usedSomewhere.Add(slot.Token), $"used {slot.Token} of {slot.Name}, which was used before");
        }

        Expect(story, result.Waits.Length == 2 && result.Waits.All(wait => wait >= story.TimerMilliseconds), $"slept {string.Join(", ", result.Waits)} ms instead of {story.TimerMilliseconds}");
        JudgeEvents(story, result.Raised);
    }

    /// <summary>Each word arrived, nothing arrived twice, and what the runtime acknowledged at once arrived.</summary>
    private void JudgeEvents(Story story, string[] raised)
    {
        Expect(story, raised.Distinct().Count() == raised.Length, $"got an event twice: {string.Join(' ', raised)}");
        foreach (var (word, calls) in story.Calls)
        {
            var arrived = raised.Where(payload => payload.StartsWith(word + "#", StringComparison.Ordinal)).ToList();
            Expect(story, arrived.Count > 0 && (calls > 1 || arrived is [var only] && only == $"{word}#1"), $"{word} was raised {calls} times, arrived: {string.Join(' ', arrived)}");
        }

        Expect(story, raised.All(payload => payload.Split('#') is [var word, var call] && story.Calls.TryGetValue(word, out var calls) && int.Parse(call) <= calls), $"got what nobody raised: {string.Join(' ', raised)}");
    }

    private void JudgeHistory(Story story, IReadOnlyList<HistoryEvent> history, int activities, int failures, int timers)
    {
        var scheduled = history.Where(e => e.TaskScheduled is not null).Select(e => e.EventId).ToList();
        var ended = history.Where(e => e.TaskCompleted is not null).Select(e => e.TaskCompleted.TaskScheduledId).Concat(history.Where(e => e.TaskFailed is not null).Select(e => e.TaskFailed.TaskScheduledId)).ToList();
        Expect(story, scheduled.Count == activities + failures && scheduled.Distinct().Count() == scheduled.Count, $"scheduled {scheduled.Count} activities instead of {activities + failures}");
        Expect(story, ended.Order().SequenceEqual(scheduled.Order()), $"holds results for {string.Join(' ', ended.Order())} of {string.Join(' ', scheduled.Order())}");
        Expect(story, history.Count(e => e.TaskFailed is not null) == failures, "holds another number of failures");
        Expect(story, history.Count(e => e.TimerFired is not null) == timers, $"holds {history.Count(e => e.TimerFired is not null)} timers that fired instead of {timers}");
        Expect(story, history.Count(e => e.ExecutionCompleted is not null) == 1, "does not end once");
    }

    private void Expect(Story story, bool kept, string what)
    {
        if (!kept) { Complain(story, what); }
    }

    private void Complain(Story story, string what) => Complaints.Add($"{story.Id} ({story.Ending}) {what}");
}
