using Dapr.Client;
using EduStream.Contracts;
using EduStream.Playback.Sessions;
using Microsoft.Extensions.Options;

namespace EduStream.Playback.Screens;

/// <summary>
/// Counts the screens of a person. The list holds session ids only; which of them live is asked when it matters, so heartbeats do not touch it and a dead
/// screen frees itself.
/// </summary>
internal sealed class ScreenLimit(DaprClient dapr, SessionStore sessions, IOptions<PlaybackOptions> options)
{
    private const int Turns = 20;
    private static readonly StateOptions FirstWrite = new() { Concurrency = ConcurrencyMode.FirstWrite };

    // No session outlives this, so no list needs to.
    private static readonly Dictionary<string, string> TwoDays = new() { ["ttlInSeconds"] = "172800" };

    /// <summary>False when the person watches on as many screens as are allowed.</summary>
    internal async Task<bool> TryTakeAsync(string userId, string sessionId, CancellationToken stop)
    {
        var key = $"screens-{UserKey.Of(userId)}";
        for (var turn = 0; turn < Turns; turn++)
        {
            var (known, version) = await dapr.GetStateAndETagAsync<string[]?>(Components.StateStore, key, cancellationToken: stop);
            var live = await sessions.FindAllAsync(known ?? [], stop);
            if (live.Count >= options.Value.Screens)
            {
                return false;
            }

            // Of two screens that start at once one has to look again.
            string[] next = [.. live.Select(session => session.SessionId), sessionId];
            if (await dapr.TrySaveStateAsync(Components.StateStore, key, next, version ?? string.Empty, FirstWrite, TwoDays, stop))
            {
                return true;
            }
        }

        throw new TimeoutException($"The screens of one person were changed by others in each of {Turns} turns.");
    }
}
