using System.Text.Json.Nodes;

namespace EduStream.Tests.Contract.Replay;

/// <summary>Work items by what happened so far, whatever turn it came in.</summary>
internal static class TurnText
{
    /// <summary>The instance of a workflow's turn; null for an activity.</summary>
    public static string? IdOf(string item) => JsonNode.Parse(item)!["workflowRequest"]?["instanceId"]?.GetValue<string>();

    /// <summary>Past and new events as one list; of an activity the whole item.</summary>
    public static string EventsOf(string item) => IdOf(item) is null ? item : Text(Events(item));

    /// <summary>The list without the last of the new results, then without the last two, and so on; the whole list first.</summary>
    public static IEnumerable<string> Prefixes(string item)
    {
        var events = Events(item);
        for (var length = events.Count; length > 0; length--)
        {
            yield return Text(events[..length]);
            if (!events[length - 1].Contains("\"taskCompleted\"", StringComparison.Ordinal)) { yield break; }
        }
    }

    private static List<string> Events(string item)
    {
        var turn = JsonNode.Parse(item)!["workflowRequest"]!;
        return [.. new[] { "pastEvents", "newEvents" }.SelectMany(list => turn[list]?.AsArray() ?? []).Select(e => e!.ToJsonString()).Where(e => !e.Contains("\"workflowStarted\"", StringComparison.Ordinal))];
    }

    private static string Text(IEnumerable<string> events) => string.Join('\n', events);
}
