using System.ComponentModel.DataAnnotations;

namespace EduStream.Media.Planning;

/// <summary>What operators may change about encoding; written into each plan, so that a running video keeps what it began with.</summary>
public sealed class EncodingOptions
{
    /// <summary>Section of the configuration.</summary>
    public const string Section = "Encoding";

    /// <summary>x264 preset, default <c>veryfast</c>; <c>faster</c> took 1.6 times as long on a 1080p ladder.</summary>
    [RegularExpression("^(ultrafast|superfast|veryfast|faster|fast|medium|slow|slower)$")]
    public string Preset { get; set; } = "veryfast";

    /// <summary>Shorter side of the largest rendition in pixels, default 1080, 144 to 2160.</summary>
    [Range(144, 2160)]
    public int MaxShortSide { get; set; } = 1080;

    /// <summary>Seconds of work that one chunk is planned for on one core, default 45, 5 to 600.</summary>
    [Range(5, 600)]
    public double ChunkWorkSeconds { get; set; } = 45;

    /// <summary>Most segments in a chunk, default 5 (20 s), 1 to 60: short lectures spread over replicas too.</summary>
    [Range(1, 60)]
    public int MaxSegmentsPerChunk { get; set; } = 5;

    /// <summary>Million pixels that one core encodes in a second at the chosen preset, default 40, 1 to 10000; 64 were measured at veryfast.</summary>
    [Range(1, 10000)]
    public double MegapixelsPerSecond { get; set; } = 40;

    /// <summary>Threads of an encode that has a core to spare, default 2, 1 to 64; see <see cref="ChunkThreads"/>.</summary>
    [Range(1, 64)]
    public int Threads { get; set; } = 2;

    /// <summary>Segments of the instant stream's first chunk, default 2 (8 s), 1 to 15; the others double up to <see cref="InstantSegmentsPerChunk"/>.</summary>
    [Range(1, 15)]
    public int InstantFirstSegments { get; set; } = 2;

    /// <summary>Most segments in a chunk of the instant stream, default 15 (60 s), 1 to 150.</summary>
    [Range(1, 150)]
    public int InstantSegmentsPerChunk { get; set; } = 15;

    /// <summary>Whether a stream-ready source is shown as it is until its ladder is there, default true; otherwise its first rendition is encoded like every other.</summary>
    public bool UseReadySources { get; set; } = true;

    /// <summary>Loudness of the sound in LUFS (EBU R128), default -16 (speech), -31 to -9; empty leaves each recording as loud as it is.</summary>
    [Range(-31.0, -9.0)]
    public double? Loudness { get; set; } = -16;

    /// <summary>Whether each source is measured and gets a ladder of its own, default true; otherwise all get the fixed one.</summary>
    public bool Analyse { get; set; } = true;

    /// <summary>Seconds from which a source is measured, default 60, 2 to 3600: the shorter it is, the more of its encode the measuring costs.</summary>
    [Range(2.0, 3600)]
    public double AnalyseFromSeconds { get; set; } = 60;
}
