namespace EduStream.Contracts.Presentation;

/// <summary>
/// What <c>edge</c> needs to write HLS (RFC 8216) and DASH (ISO/IEC 23009-1) manifests for one version: written once by packaging
/// as <see cref="MediaPaths.PresentationFile"/>. Segment by segment facts are in the index beside it.
/// </summary>
/// <param name="SchemaVersion">1.</param>
/// <param name="DurationSeconds">Length of the longest track, seconds.</param>
/// <param name="TimelineStartSeconds">Time of the first segment: the packaging timeline does not start at 0 (see <c>EduStream.Media/README.md</c>).</param>
/// <param name="TargetSegmentSeconds">Nominal segment duration, for example 4.004, of the picture rendition with the longest segments: one target for all (RFC 8216, 6.2.4).</param>
/// <param name="Complete">False while more segments will be appended.</param>
public sealed record PresentationDocument(
    int SchemaVersion,
    VideoId VideoId,
    int Version,
    double DurationSeconds,
    double TimelineStartSeconds,
    double TargetSegmentSeconds,
    bool Complete,
    IReadOnlyList<PresentationTrack> Tracks,
    ProtectionInfo? Protection);

/// <summary>One rendition of picture or sound.</summary>
/// <param name="Id">Folder of the track inside the version, <c>[a-z0-9-]+</c>, for example <c>v720</c> or <c>a128</c>.</param>
/// <param name="Codec">RFC 6381, for example <c>avc1.64001f</c>, <c>mp4a.40.2</c>.</param>
/// <param name="Timescale">Ticks per second of the segment times.</param>
/// <param name="InitFile">Path of the init segment inside the version.</param>
/// <param name="AverageBandwidth">Bit/s over the whole track.</param>
/// <param name="PeakBandwidth">Bit/s of the densest segment.</param>
/// <param name="TotalBytes">Bytes of all segments.</param>
/// <param name="KeyId">32 lower-case hexadecimal characters; null when clear.</param>
/// <param name="FrameRate">Rational, for example <c>30000/1001</c>; null for sound.</param>
/// <param name="Language">BCP 47; null when unknown.</param>
/// <param name="Role">What a sound is for; null for picture, and for sound that was packaged before roles were kept.</param>
/// <param name="Name">What a viewer chooses a sound by, for example <c>English</c>; safe to show, at most 48 characters.</param>
public sealed record PresentationTrack(
    string Id,
    TrackKind Kind,
    string Codec,
    int Timescale,
    string InitFile,
    long AverageBandwidth,
    long PeakBandwidth,
    long TotalBytes,
    string? KeyId,
    int? Width = null,
    int? Height = null,
    string? FrameRate = null,
    int? SampleRate = null,
    int? Channels = null,
    string? Language = null,
    SoundRole? Role = null,
    string? Name = null);

/// <summary>Picture or sound.</summary>
public enum TrackKind
{
    /// <summary>Picture.</summary>
    Video,

    /// <summary>Sound.</summary>
    Audio,
}

/// <summary>What a sound is for.</summary>
public enum SoundRole
{
    /// <summary>What belongs to the picture.</summary>
    Main,

    /// <summary>Somebody comments on the lecture.</summary>
    Commentary,

    /// <summary>The lecture with a voice that describes what is seen.</summary>
    Description,
}

/// <summary>Common encryption of a version (ISO/IEC 23001-7).</summary>
/// <param name="Scheme"><c>cbcs</c>.</param>
/// <param name="Systems">One entry per DRM system.</param>
public sealed record ProtectionInfo(string Scheme, IReadOnlyList<ProtectionSystem> Systems);

/// <summary>Signalling for one DRM system.</summary>
/// <param name="SystemId">UUID of the system, lower case (DASH-IF registry).</param>
/// <param name="Pssh">The whole <c>pssh</c> box, base64; null for a system that is signalled without one.</param>
public sealed record ProtectionSystem(string SystemId, string? Pssh);

/// <summary>One line of the segment index. The segment's file is <c>{Track}/{Time}.m4s</c> inside the version.</summary>
/// <param name="Track">Track id.</param>
/// <param name="Time">Presentation time of the sample shown first, in the track's timescale; for picture exactly on the segment grid.</param>
/// <param name="Duration">In the track's timescale; time and duration are the next segment's time.</param>
/// <param name="Bytes">Size of the file.</param>
public sealed record SegmentEntry(string Track, long Time, long Duration, long Bytes)
{
    /// <summary>
    /// Of picture: so many bytes from the start of the file hold everything up to the end of its first sample, which is a key frame. Null for sound, and in
    /// indexes from before it was noted.
    /// </summary>
    public long? KeyFrameEnd { get; init; }
}
