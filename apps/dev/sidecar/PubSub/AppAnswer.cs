using System.Text.Json;
using EduStream.LocalDapr.Wire;

namespace EduStream.LocalDapr.PubSub;

/// <summary>What became of a delivery.</summary>
internal enum Outcome
{
    /// <summary>The app is done with it.</summary>
    Done,

    /// <summary>The app will never want it: to the dead letters.</summary>
    Drop,

    /// <summary>Tried again as far as the policy goes, then to the dead letters.</summary>
    Retry,

    /// <summary>The app was not there: does not count as a try.</summary>
    NotReached,
}

/// <summary>Reads the app's answer as daprd does: any 2xx without a status that says otherwise is success, 404 is "not mine", the rest is worth a retry.</summary>
internal static class AppAnswer
{
    public static Outcome Of(int status, byte[] body, out string? complaint)
    {
        complaint = null;
        if (status is >= 200 and < 300) { return OfStatus(StatusIn(body), out complaint); }
        complaint = $"status code {status}";
        return status == StatusCodes.Status404NotFound ? Outcome.Done : Outcome.Retry;
    }

    /// <summary>The outcome of each entry of a bulk call; an entry that the app does not mention is tried again.</summary>
    public static IReadOnlyDictionary<string, Outcome> OfBulk(int status, byte[] body, IEnumerable<string> entries)
    {
        var fallback = status is >= 200 and < 300 ? Outcome.Retry : Of(status, body, out _);
        var outcomes = entries.ToDictionary(entry => entry, _ => fallback);
        if (status is < 200 or >= 300) { return outcomes; }
        // Like a single delivery: an answer without any statuses is success.
        if (body.AsSpan().Trim(" \r\n\t"u8).IsEmpty || StatusesIn(body) is not { } statuses) { return outcomes.ToDictionary(entry => entry.Key, _ => Outcome.Done); }
        foreach (var (entry, name) in statuses)
        {
            if (outcomes.ContainsKey(entry)) { outcomes[entry] = OfStatus(name, out _); }
        }
        return outcomes;
    }

    private static Outcome OfStatus(string? name, out string? complaint)
    {
        complaint = name is null or "" or "SUCCESS" ? null : $"status {name}";
        return name switch { null or "" or "SUCCESS" => Outcome.Done, "DROP" => Outcome.Drop, _ => Outcome.Retry };
    }

    private static string? StatusIn(byte[] body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            return json.RootElement.Member("status")?.ToString();
        }
        catch (JsonException) { return null; }
    }

    private static List<(string Entry, string Status)>? StatusesIn(byte[] body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            return json.RootElement.Member("statuses") is { ValueKind: JsonValueKind.Array }
                ? [.. json.RootElement.Items("statuses").Select(item => (item.Text("entryId") ?? "", item.Text("status") ?? ""))]
                : null;
        }
        catch (JsonException) { return null; }
    }
}
