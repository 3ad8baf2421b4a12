namespace EduStream.Contracts.Videos;

/// <summary>What the second picture of a lesson shows (JSON: camelCase strings).</summary>
public enum CompanionRole
{
    /// <summary>The screen of whoever speaks.</summary>
    Slides,

    /// <summary>Whoever speaks, or the room.</summary>
    Camera,
}

/// <summary>
/// <c>pipeline</c> asks <c>catalog</c> which two recordings belong together (invoke <c>GET internal/videos/{videoId}/pair</c>, with either of the two). 404 <c>no-pair</c>
/// unless both are published and both uploaded files are kept.
/// </summary>
/// <param name="Main">The lesson's main video.</param>
/// <param name="Companion">Its second picture.</param>
public sealed record RecordingPair(Recording Main, Recording Companion);

/// <summary>A published version and the file that it was made of.</summary>
public sealed record Recording(VideoId VideoId, int Version, UploadId UploadId);

/// <summary>
/// <c>pipeline</c> tells <c>catalog</c> what the sound of two recordings says about their offset (invoke <c>POST internal/videos/{videoId}/offset</c> with the companion's
/// id); idempotent. It changes nothing once another version of either is published; the owner's own offset wins over it.
/// </summary>
/// <param name="MainVersion">Of the main video, as it was measured.</param>
/// <param name="CompanionVersion">Of the companion.</param>
/// <param name="OffsetSeconds">Time of the companion minus time of the main video at the same moment; null when nothing could be measured.</param>
/// <param name="Confidence">From 0 (anything) to 1 (one answer alone fits).</param>
public sealed record OffsetMeasured(int MainVersion, int CompanionVersion, double? OffsetSeconds, double Confidence);
