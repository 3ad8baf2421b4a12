using System.ComponentModel.DataAnnotations;

namespace EduStream.Edge.Manifests;

internal sealed class ManifestOptions
{
    internal const string Section = "Manifests";

    /// <summary>How many segment index entries may be kept in memory, over all videos; one takes about 60 bytes, an hour of lecture about 6 000 entries. Default 500 000.</summary>
    [Range(10_000, 100_000_000)]
    public long CachedSegmentEntries { get; init; } = 500_000;
}
