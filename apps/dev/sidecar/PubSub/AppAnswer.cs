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
}
