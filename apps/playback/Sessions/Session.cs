using System.Security.Cryptography;
using EduStream.Contracts;
using EduStream.Contracts.Playback;
using EduStream.Contracts.Videos;

namespace EduStream.Playback.Sessions;

/// <summary>One person watching one version on one screen, as it is kept in Dapr state.</summary>
/// <param name="Instant">It watches the instant stream of the version, and is to change to the whole ladder when that is there.</param>
/// <param name="ExpiresAt">Without another heartbeat.</param>
/// <param name="EndsAt">Whatever happens.</param>
/// <param name="EntitledAt">When the catalog last said that the person may watch.</param>
/// <param name="Companion">The second picture that is watched beside it on the same screen.</param>
internal sealed record Session(
    string SessionId,
    string UserId,
    LessonId LessonId,
    VideoId VideoId,
    int Version,
    DateTimeOffset StartedAt,
    DateTimeOffset ExpiresAt,
    DateTimeOffset EndsAt,
    DateTimeOffset EntitledAt,
    bool Instant = false,
    SessionCompanion? Companion = null)
{
    /// <summary>Names of sessions cannot be guessed: they are in tokens only.</summary>
    internal static string NewId() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    internal static bool IsId(string text) => text.Length == 32 && text.All(char.IsAsciiHexDigitLower);

    internal LiveSession Live() => new(SessionId, VideoId, Version, UserId, ExpiresAt, Companion is { } companion ? new WatchedVersion(companion.VideoId, companion.Version) : null);

    /// <summary>
    /// After the catalog was asked again. The main video stays at its version, and so does a companion that is still the lesson's: offset and role follow the owner. One that
    /// came later joins, one that was taken away is gone.
    /// </summary>
    internal Session Renewed(Entitlement entitlement, DateTimeOffset now) => this with
    {
        EntitledAt = now,
        Instant = StillInstant(Instant, Version, entitlement.Version, entitlement.Instant),
        Companion = SessionCompanion.Of(entitlement.Companion) is { } named && Companion is { } known && known.VideoId == named.VideoId
            ? named with { Version = known.Version, Instant = StillInstant(known.Instant, known.Version, named.Version, named.Instant) }
            : SessionCompanion.Of(entitlement.Companion),
    };

    // Only the whole ladder of the very version takes its instant stream's place.
    private static bool StillInstant(bool instant, int version, int? newest, bool newestIsInstant) => instant && (newestIsInstant || newest != version);
}

/// <summary>The version of a companion that a session watches.</summary>
/// <param name="Instant">As of the session.</param>
/// <param name="OffsetSeconds">Its time minus the main video's.</param>
internal sealed record SessionCompanion(VideoId VideoId, int Version, bool Instant, CompanionRole Role, double OffsetSeconds)
{
    internal static SessionCompanion? Of(EntitledCompanion? named) => named is null ? null : new(named.VideoId, named.Version, named.Instant, named.Role, named.OffsetSeconds);
}
