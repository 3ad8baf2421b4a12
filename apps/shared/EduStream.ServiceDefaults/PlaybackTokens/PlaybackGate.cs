using EduStream.Contracts;
using EduStream.Contracts.Playback;

namespace EduStream.ServiceDefaults.PlaybackTokens;

/// <summary>Decides whether a token lets its bearer watch: a valid token, of a session that lives, for what is asked.</summary>
public sealed class PlaybackGate
{
    private readonly PlaybackTokenSigner tokens;
    private readonly LiveSessions sessions;

    internal PlaybackGate(PlaybackTokenSigner tokens, LiveSessions sessions)
    {
        this.tokens = tokens;
        this.sessions = sessions;
    }

    /// <summary>
    /// The live session, or why not. Without <paramref name="asked"/> the token alone says what may be watched. The token names the lesson's main video; a companion is opened
    /// by the session alone, which then comes back as one of the companion.
    /// </summary>
    public async ValueTask<(LiveSession? Session, PlaybackRefusal? Refusal)> CheckAsync(
        string? text, (VideoId VideoId, int Version)? asked = null, CancellationToken stop = default)
    {
        var (token, refusal) = await tokens.ReadAsync(text);
        if (token is null)
        {
            return (null, refusal);
        }

        var (session, unavailable) = await sessions.FindAsync(token.SessionId, stop);
        return session switch
        {
            _ when unavailable => (null, PlaybackRefusal.Unavailable),
            null => (null, PlaybackRefusal.SessionEnded),
            _ when session.VideoId != token.VideoId || session.Version != token.Version => (null, PlaybackRefusal.OtherVideo),
            _ when asked is not { } wanted || (wanted.VideoId == session.VideoId && wanted.Version == session.Version) => (session, null),
            { Companion: { } companion } when asked.Value.VideoId == companion.VideoId && asked.Value.Version == companion.Version =>
                (session with { VideoId = companion.VideoId, Version = companion.Version, Companion = null }, null),
            _ => (null, PlaybackRefusal.OtherVideo),
        };
    }
}
