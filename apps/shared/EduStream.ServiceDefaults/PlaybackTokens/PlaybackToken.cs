using EduStream.Contracts;

namespace EduStream.ServiceDefaults.PlaybackTokens;

/// <summary>
/// What a playback token says: this session may watch this version of this video. It ends with the session, at the latest at
/// <paramref name="ExpiresAt"/>; a session that was ended earlier is seen by asking <c>playback</c> (<see cref="PlaybackGate"/>).
/// </summary>
/// <param name="SessionId">32 lower-case hexadecimal characters.</param>
/// <param name="ExpiresAt">Absolute, whole seconds.</param>
public sealed record PlaybackToken(string SessionId, VideoId VideoId, int Version, DateTimeOffset ExpiresAt);

/// <summary>Why somebody may not watch.</summary>
public enum PlaybackRefusal
{
    /// <summary>There is no token.</summary>
    Missing,

    /// <summary>Not one of our tokens: malformed, another signature or algorithm, or claims missing.</summary>
    Invalid,

    /// <summary>Past its absolute end.</summary>
    Expired,

    /// <summary>Valid, for something else than was asked for.</summary>
    OtherVideo,

    /// <summary>The session was ended or fell silent.</summary>
    SessionEnded,

    /// <summary>Nobody can say now: <c>playback</c> or the signing key is out of reach.</summary>
    Unavailable,
}
