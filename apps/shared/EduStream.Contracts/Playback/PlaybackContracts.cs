using EduStream.Contracts.Videos;

namespace EduStream.Contracts.Playback;

/// <summary><c>playback</c> asks <c>catalog</c> (invoke <c>GET internal/entitlements?lessonId=&amp;userId=&amp;roles=</c>; roles with commas between); always 200.</summary>
/// <param name="Allowed">May this person watch this lesson now?</param>
/// <param name="Reason">When not: <c>not-enrolled</c>, <c>not-published</c>, <c>no-such-lesson</c>.</param>
/// <param name="Instant">Only the instant stream of the version can be watched yet.</param>
/// <param name="Companion">A second picture that may be watched beside it, when there is one that can be watched.</param>
public sealed record Entitlement(bool Allowed, string? Reason, VideoId? VideoId, int? Version, double? DurationSeconds, bool Instant = false, EntitledCompanion? Companion = null);

/// <summary>The second picture of a lesson.</summary>
/// <param name="Instant">As in <see cref="Entitlement"/>.</param>
/// <param name="OffsetSeconds">Time of the companion minus time of the main video at the same moment.</param>
public sealed record EntitledCompanion(VideoId VideoId, int Version, bool Instant, CompanionRole Role, double OffsetSeconds);

/// <summary>A live playback session as <c>playback</c> tells <c>edge</c> and <c>licensing</c> (invoke <c>GET internal/sessions/{sessionId}</c>; 404 when there is none or it ended).</summary>
/// <param name="Companion">What the session may watch beside its video; nothing else.</param>
public sealed record LiveSession(string SessionId, VideoId VideoId, int Version, string UserId, DateTimeOffset ExpiresAt, WatchedVersion? Companion = null);

/// <summary>One version of one video.</summary>
public sealed record WatchedVersion(VideoId VideoId, int Version);
