using System.Text.Json;

namespace EduStream.Tests.Contract.Replay;

/// <summary>
/// Results that a recorded worker sent at the same moment reached the runtime in an order that only the next turn tells: this puts what is sent into that order.
/// </summary>
internal static class AnswerOrder
{
    public const string Method = "/CompleteActivityTask";

    public static IReadOnlyList<JsonElement> Of(IReadOnlyList<JsonElement> lines)
    {
        var methods = lines.Where(line => line.Text("ev") == "open").ToDictionary(line => line.GetProperty("call").GetInt32(), line => line.Text("method")!);
        var ordered = lines.ToArray();
        for (var i = 0; i < ordered.Length; i++)
        {
            if (ordered[i].Member("msg")?.Member("workflowRequest") is not { } turn || turn.Member("newEvents") is not { } events) { continue; }
            var tasks = events.EnumerateArray().Select(e => e.Member("taskCompleted") ?? e.Member("taskFailed")).OfType<JsonElement>().Select(result => Number(result, "taskScheduledId")).ToList();
            var places = Enumerable.Range(0, i).Where(at => IsAnswer(ordered[at]) && ordered[at].GetProperty("msg").Text("instanceId") == turn.Text("instanceId")
                && tasks.Contains(Number(ordered[at].GetProperty("msg"), "taskId"))).TakeLast(tasks.Count).ToList();
            var sent = places.Select(at => ordered[at]).OrderBy(line => tasks.IndexOf(Number(line.GetProperty("msg"), "taskId"))).ToList();
            for (var n = 0; n < places.Count; n++) { ordered[places[n]] = sent[n]; }
        }
        return ordered;

        bool IsAnswer(JsonElement line) => line.Text("ev") == "c->s" && methods[line.GetProperty("call").GetInt32()].EndsWith(Method, StringComparison.Ordinal);
    }

    private static int Number(JsonElement item, string name) => item.Member(name) is { ValueKind: JsonValueKind.Number } number ? number.GetInt32() : 0;
}
