using System.ComponentModel.DataAnnotations;

namespace EduStream.Edge.Segments;

internal sealed class SegmentOptions
{
    internal const string Section = "Segments";

    /// <summary>Memory for segments, in megabytes. Default 96, from 1.</summary>
    [Range(1, 1_000_000)]
    public int CacheMegabytes { get; init; } = 96;

    /// <summary>A larger file is streamed from the store and not kept, in megabytes. Default 16, from 1.</summary>
    [Range(1, 1_000)]
    public int LargestCachedMegabytes { get; init; } = 16;
}
