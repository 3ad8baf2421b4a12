using EduStream.Playback.Entitlements;
using EduStream.Playback.Screens;
using Microsoft.Extensions.Options;

namespace EduStream.Playback.Sessions;

/// <summary>Opens sessions, keeps them alive and ends them.</summary>
internal sealed class SessionDesk(SessionStore sessions, ScreenLimit screens, Entitled entitled, TimeProvider clock, IOptions<PlaybackOptions> options, ILogger<SessionDesk> logger)
{
    private const int Turns = 20;

    internal async Task<Opening> OpenAsync(Viewer viewer, Contracts.LessonId lessonId, string? replaces, CancellationToken stop)
    {
        var entitlement = await entitled.AskAsync(viewer, lessonId, stop);
        if (entitlement is not { Allowed: true, VideoId: { } videoId, Version: { } version })
        {
            return entitlement is null ? new Opening.Unavailable() : new Opening.Refused(entitlement.Reason ?? "forbidden");
        }

        if (replaces is not null)
        {
            await EndAsync(viewer.UserId, replaces, stop);
        }

        var now = clock.GetUtcNow();
        // Whole seconds, as tokens count.
        var endsAt = DateTimeOffset.FromUnixTimeSeconds((now + options.Value.Longest).ToUnixTimeSeconds());
        var session = new Session(Session.NewId(), viewer.UserId, lessonId, videoId, version, now, now + options.Value.Lifetime, endsAt, now, entitlement.Instant, SessionCompanion.Of(entitlement.Companion));
        // The session first, the screen second: a crash in between leaves a session that nobody has a token for, and that expires.
        await sessions.TrySaveAsync(session, string.Empty, stop);
        if (!await screens.TryTakeAsync(viewer.UserId, session.SessionId, stop))
        {
            await sessions.EndAsync(session.SessionId, stop);
            logger.ScreenRefused(session.SessionId, options.Value.Screens);
            return new Opening.TooManyScreens(options.Value.Screens);
        }

        logger.SessionOpened(session.SessionId, session.VideoId, session.Version);
        return new Opening.Opened(session, entitlement.DurationSeconds);
    }

    internal async Task<Beat> BeatAsync(Viewer viewer, string sessionId, CancellationToken stop)
    {
        for (var turn = 0; turn < Turns; turn++)
        {
            var (session, version) = await sessions.FindAsync(sessionId, stop);
            if (session is null || session.UserId != viewer.UserId)
            {
                return new Beat.Ended();
            }

            var now = clock.GetUtcNow();
            int? newest = null;
            // Who watches an instant stream waits for the whole ladder: asked at every beat.
            if ((session.Instant || session.Companion is { Instant: true } || now - session.EntitledAt >= options.Value.EntitlementRecheck) && await entitled.AskAsync(viewer, session.LessonId, stop) is { } entitlement)
            {
                if (!entitlement.Allowed)
                {
                    await sessions.EndAsync(sessionId, stop);
                    logger.SessionRevoked(sessionId, entitlement.Reason);
                    return new Beat.Refused(entitlement.Reason ?? "forbidden");
                }

                newest = entitlement.Version;
                session = session.Renewed(entitlement, now);
            }

            var until = now + options.Value.Lifetime;
            session = session with { ExpiresAt = until < session.EndsAt ? until : session.EndsAt };
            // Written only over what was read: a heartbeat that crosses the end of its session must not bring it back.
            if (await sessions.TrySaveAsync(session, version, stop))
            {
                return new Beat.Alive(session, newest is { } other && other != session.Version ? other : null);
            }
        }

        throw new TimeoutException($"Session {sessionId} was changed by others in each of {Turns} turns.");
    }

    /// <summary>Ends a session of this person; somebody else's is left alone.</summary>
    internal async Task EndAsync(string userId, string sessionId, CancellationToken stop)
    {
        var (session, _) = await sessions.FindAsync(sessionId, stop);
        if (session?.UserId == userId)
        {
            await sessions.EndAsync(sessionId, stop);
            logger.SessionEnded(sessionId);
        }
    }
}
