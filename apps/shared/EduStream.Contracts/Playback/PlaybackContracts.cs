namespace EduStream.Contracts.Playback;

/// <summary><c>playback</c> asks <c>catalog</c> (invoke <c>GET internal/entitlements?lessonId=&amp;userId=&amp;roles=</c>; roles with commas between); always 200.</summary>
/// <param name="Allowed">May this person watch this lesson now?</param>
/// <param name="Reason">When not: <c>not-enrolled</c>, <c>not-published</c>, <c>no-such-lesson</c>.</param>
/// <param name="Instant">Only the instant stream of the version can be watched yet.</param>
public sealed record Entitlement(bool Allowed, string? Reason, VideoId? VideoId, int? Version, double? DurationSeconds, bool Instant = false);

/// <summary>A live playback session as <c>playback</c> tells <c>edge</c> and <c>licensing</c> (invoke <c>GET internal/sessions/{sessionId}</c>; 404 when there is none or it ended).</summary>
public sealed record LiveSession(string SessionId, VideoId VideoId, int Version, string UserId, DateTimeOffset ExpiresAt);
