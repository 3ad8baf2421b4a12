using System.Collections.Concurrent;
using System.Net;
using Dapr;
using Dapr.Client;
using EduStream.Contracts;
using EduStream.Contracts.Playback;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace EduStream.ServiceDefaults.PlaybackTokens;

/// <summary>
/// What <c>playback</c> says about sessions: one question at a time per session, an answer is used for at most
/// <see cref="PlaybackGateOptions.Fresh"/>, counted from the moment of asking.
/// </summary>
internal sealed class LiveSessions(DaprClient dapr, TimeProvider clock, IOptions<PlaybackGateOptions> options, ILogger<LiveSessions> logger)
{
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromSeconds(1);
    private readonly ConcurrentDictionary<string, Known> known = new();
    private long nextSweepTicks;

    internal async ValueTask<(LiveSession? Session, bool Unavailable)> FindAsync(string sessionId, CancellationToken stop)
    {
        var entry = known.GetOrAdd(sessionId, static _ => new Known());
        var last = entry.Last;
        var now = clock.GetUtcNow();
        if ((last is null || now - last.AskedAt >= options.Value.Fresh) && now.UtcTicks >= entry.NotBeforeTicks)
        {
            last = await entry.AskOnceAsync(() => AskAsync(sessionId, entry)).WaitAsync(stop) ?? entry.Last;
            now = clock.GetUtcNow();
        }

        Sweep(now);
        return last switch
        {
            null => (null, true),
            _ when now - last.AskedAt < options.Value.Fresh => (last.Session, false),
            { Session: { } session } when now - last.AskedAt < options.Value.Grace && now < session.ExpiresAt => (session, false),
            _ => (null, true),
        };
    }

    /// <summary>Null when nobody could say.</summary>
    private async Task<Answer?> AskAsync(string sessionId, Known entry)
    {
        var askedAt = clock.GetUtcNow();
        using var limit = new CancellationTokenSource(options.Value.Timeout);
        try
        {
            var session = await dapr.InvokeMethodAsync<LiveSession>(HttpMethod.Get, AppIds.Playback, $"internal/sessions/{sessionId}", limit.Token);
            return entry.Last = new Answer(session, askedAt);
        }
        catch (InvocationException refused) when (refused.Response?.StatusCode == HttpStatusCode.NotFound)
        {
            return entry.Last = new Answer(null, askedAt);
        }
        catch (Exception failure) when (failure is DaprException or OperationCanceledException)
        {
            logger.PlaybackNotAsked(failure.GetType().Name);
            entry.NotBeforeTicks = (clock.GetUtcNow() + PauseAfterFailure).UtcTicks;
            return null;
        }
    }

    private void Sweep(DateTimeOffset now)
    {
        var due = Interlocked.Read(ref nextSweepTicks);
        if (now.UtcTicks < due || Interlocked.CompareExchange(ref nextSweepTicks, now.UtcTicks + TimeSpan.TicksPerMinute, due) != due)
        {
            return;
        }

        foreach (var (id, entry) in known)
        {
            var seenTicks = entry.Last?.AskedAt.UtcTicks ?? entry.NotBeforeTicks;
            if (now.UtcTicks - seenTicks >= (options.Value.Grace + options.Value.Fresh).Ticks)
            {
                known.TryRemove(id, out _);
            }
        }
    }

    private sealed record Answer(LiveSession? Session, DateTimeOffset AskedAt);

    private sealed class Known
    {
        private readonly Lock door = new();
        private Task<Answer?>? asking;

        internal Answer? Last { get; set; }

        /// <summary>After a failure: when to ask again (UTC ticks).</summary>
        internal long NotBeforeTicks { get; set; }

        internal Task<Answer?> AskOnceAsync(Func<Task<Answer?>> ask)
        {
            lock (door)
            {
                return asking is { IsCompleted: false } ? asking : asking = ask();
            }
        }
    }
}
