using System.Globalization;
using Dapr.Client;
using EduStream.Contracts;

namespace EduStream.Playback.Sessions;

/// <summary>Sessions in Dapr state. The store forgets a session when its time is over; one that is past it counts as gone even if the store is late.</summary>
internal sealed class SessionStore(DaprClient dapr, TimeProvider clock)
{
    private static readonly StateOptions FirstWrite = new() { Concurrency = ConcurrencyMode.FirstWrite };

    /// <summary>The session and its version in the store; null when there is none or its time is over.</summary>
    internal async Task<(Session? Session, string Version)> FindAsync(string sessionId, CancellationToken stop)
    {
        if (!Session.IsId(sessionId))
        {
            return (null, string.Empty);
        }

        var (session, version) = await dapr.GetStateAndETagAsync<Session?>(Components.StateStore, Key(sessionId), cancellationToken: stop);
        return session is not null && clock.GetUtcNow() < session.ExpiresAt ? (session, version) : (null, string.Empty);
    }

    /// <summary>Those of the ids that live.</summary>
    internal async Task<IReadOnlyList<Session>> FindAllAsync(IReadOnlyList<string> sessionIds, CancellationToken stop)
    {
        if (sessionIds.Count == 0)
        {
            return [];
        }

        var now = clock.GetUtcNow();
        var items = await dapr.GetBulkStateAsync<Session?>(Components.StateStore, [.. sessionIds.Select(Key)], null, cancellationToken: stop);
        return [.. items.Select(item => item.Value).OfType<Session>().Where(session => now < session.ExpiresAt)];
    }

    /// <summary>False when somebody changed or ended it since <paramref name="version"/> was read; an empty version writes a new one.</summary>
    internal Task<bool> TrySaveAsync(Session session, string version, CancellationToken stop) =>
        dapr.TrySaveStateAsync(Components.StateStore, Key(session.SessionId), session, version, FirstWrite, TimeToLive(session), stop);

    internal Task EndAsync(string sessionId, CancellationToken stop) => dapr.DeleteStateAsync(Components.StateStore, Key(sessionId), cancellationToken: stop);

    private static string Key(string sessionId) => $"session-{sessionId}";

    private Dictionary<string, string> TimeToLive(Session session)
    {
        var seconds = Math.Max(1, (long)Math.Ceiling((session.ExpiresAt - clock.GetUtcNow()).TotalSeconds));
        return new Dictionary<string, string> { ["ttlInSeconds"] = seconds.ToString(CultureInfo.InvariantCulture) };
    }
}
