using System.ComponentModel.DataAnnotations;

namespace EduStream.Media.Probing;

/// <summary>What uploads are accepted.</summary>
public sealed class ProbingOptions
{
    /// <summary>Section of the configuration.</summary>
    public const string Section = "Probing";

    /// <summary>Longest lecture in hours, default 12, up to 24 (time stamps of the intermediate format repeat after 26.5 hours).</summary>
    [Range(0.01, 24)]
    public double MaxHours { get; set; } = 12;

    /// <summary>Largest file in megabytes, default 65536 (64 GB).</summary>
    [Range(1, 1_048_576)]
    public long MaxMegabytes { get; set; } = 65_536;

    /// <summary>Longer side of the picture in pixels, default 8192, 256 to 16384; the area may be 8192 x 8192 at most, because decoders take memory by it.</summary>
    [Range(256, 16_384)]
    public int MaxLongSide { get; set; } = 8192;

    /// <summary>Shortest video in seconds, default 0.5.</summary>
    [Range(0.1, 60)]
    public double MinSeconds { get; set; } = 0.5;

    /// <summary>
    /// Most picture that has to be decoded, in million million pixels (width x height x frames), default 12, 0.001 to 1000: twelve hours of 1080p at 120 frames a second,
    /// or four of 8K at 25.
    /// </summary>
    [Range(0.001, 1000)]
    public double MaxTerapixels { get; set; } = 12;

    /// <summary>Seconds that one look at the headers may take, default 60, 5 to 600.</summary>
    [Range(5, 600)]
    public int HeaderSeconds { get; set; } = 60;

    /// <summary>Seconds of processor time that one look at the headers may take, default 20, 1 to 600. Every later step pays them again.</summary>
    [Range(1, 600)]
    public int HeaderProcessorSeconds { get; set; } = 20;

    /// <summary>Seconds that reading a file through may take (only for containers without an index), default 900, 10 to 7200.</summary>
    [Range(10, 7200)]
    public int ScanSeconds { get; set; } = 900;
}
