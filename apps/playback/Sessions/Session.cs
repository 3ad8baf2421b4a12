using System.Security.Cryptography;
using EduStream.Contracts;
using EduStream.Contracts.Playback;

namespace EduStream.Playback.Sessions;

/// <summary>One person watching one version on one screen, as it is kept in Dapr state.</summary>
/// <param name="Instant">It watches the instant stream of the version, and is to change to the whole ladder when that is there.</param>
/// <param name="ExpiresAt">Without another heartbeat.</param>
/// <param name="EndsAt">Whatever happens.</param>
/// <param name="EntitledAt">When the catalog last said that the person may watch.</param>
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
    bool Instant = false)
{
    /// <summary>Names of sessions cannot be guessed: they are in tokens only.</summary>
    internal static string NewId() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    internal static bool IsId(string text) => text.Length == 32 && text.All(char.IsAsciiHexDigitLower);

    internal LiveSession Live() => new(SessionId, VideoId, Version, UserId, ExpiresAt);
}
