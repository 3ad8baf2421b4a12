using EduStream.Contracts;

namespace EduStream.EnrichVideo.Work;

/// <summary>Names of one version's scratch in the media store, removed when the enrichment ends.</summary>
internal static class EnrichmentPaths
{
    /// <summary>Everything; prefix with a trailing slash.</summary>
    internal static string Root(EnrichVideoInput version) => MediaPaths.EnrichmentWork(version.VideoId, version.Version);

    /// <summary>What the prober found.</summary>
    internal static string Source(EnrichVideoInput version) => $"{Root(version)}source.json";

    /// <summary>Chapters as the file says them.</summary>
    internal static string FileChapters(EnrichVideoInput version) => $"{Root(version)}file-chapters.json";
}
