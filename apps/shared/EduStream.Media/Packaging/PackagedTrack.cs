using EduStream.Contracts.Presentation;

namespace EduStream.Media.Packaging;

/// <summary>One track of one packager run, on disk as <c>{Track}/init.mp4</c> and <c>{Track}/{Time}.m4s</c> under the output folder.</summary>
/// <param name="Init">From the init segment; equal in every run of the same track.</param>
/// <param name="Segments">In order, times continuous.</param>
public sealed record PackagedTrack(InitSegment Init, IReadOnlyList<SegmentEntry> Segments);

/// <summary>What an init segment says.</summary>
/// <param name="Track">Track id.</param>
/// <param name="File">Path inside the version, <c>{Track}/init.mp4</c>.</param>
/// <param name="Sha256">Of the file, lower-case hexadecimal: the same in every run, or the chunks do not belong together.</param>
/// <param name="Codec">RFC 6381.</param>
/// <param name="Timescale">Ticks per second.</param>
/// <param name="Scheme">Protection scheme, <c>cbcs</c>; null when clear.</param>
/// <param name="KeyId">32 lower-case hexadecimal characters; null when clear.</param>
/// <param name="Pssh">Signalling per DRM system.</param>
public sealed record InitSegment(
    string Track,
    TrackKind Kind,
    string File,
    string Sha256,
    string Codec,
    int Timescale,
    int? Width,
    int? Height,
    int? SampleRate,
    int? Channels,
    string? Scheme,
    string? KeyId,
    IReadOnlyList<ProtectionSystem> Pssh);
