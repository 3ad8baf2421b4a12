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

    /// <summary>The live session, or why not. Without <paramref name="asked"/> the token alone says what may be watched.</summary>
    public async ValueTask<(LiveSession? Session, PlaybackRefusal? Refusal)> CheckAsync(
        string? text, (VideoId VideoId, int Version)? asked = null, CancellationToken stop = default)
    {
        var (token, refusal) = await tokens.ReadAsync(text);
        if (token is null)
        {
            return (null, refusal);
        }

        if (asked is { } wanted && (wanted.VideoId != token.VideoId || wanted.Version != token.Version))
        {
            return (null, PlaybackRefusal.OtherVideo);
        }

        var (session, unavailable) = await sessions.FindAsync(token.SessionId, stop);
        return session switch
        {
            _ when unavailable => (null, PlaybackRefusal.Unavailable),
            null => (null, PlaybackRefusal.SessionEnded),
            _ when session.VideoId != token.VideoId || session.Version != token.Version => (null, PlaybackRefusal.OtherVideo),
            _ => (session, null),
        };
    }
}
