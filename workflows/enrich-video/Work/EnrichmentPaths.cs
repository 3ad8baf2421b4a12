using EduStream.Contracts;

namespace EduStream.EnrichVideo.Work;

/// <summary>Names of one version's scratch in the media store, removed when the enrichment ends.</summary>
internal static class EnrichmentPaths
{
    /// <summary>Everything; prefix with a trailing slash.</summary>
    internal static string Root(EnrichVideoInput version) => MediaPaths.EnrichmentWork(version.VideoId, version.Version);

    /// <summary>What the prober found.</summary>
    internal static string Source(EnrichVideoInput version) => $"{Root(version)}source.json";

    /// <summary>The sound, for a recognizer that fetches it.</summary>
    internal static string SpeechSound(EnrichVideoInput version) => $"{Root(version)}speech/sound.wav";

    /// <summary>The name of the work that a recognizer has begun.</summary>
    internal static string SpeechJob(EnrichVideoInput version) => $"{Root(version)}speech/job.json";

    /// <summary>Chapters as the file says them.</summary>
    internal static string FileChapters(EnrichVideoInput version) => $"{Root(version)}file-chapters.json";

    /// <summary>What the pass over the source found, committed after the sheets.</summary>
    internal static string Samples(EnrichVideoInput version) => $"{Root(version)}samples.json";

    /// <summary>A sheet of the storyboard, before it is published.</summary>
    internal static string Sheet(EnrichVideoInput version, string file) => $"{Root(version)}{file}";

    /// <summary>The posters that were made, committed after them.</summary>
    internal static string Posters(EnrichVideoInput version) => $"{Root(version)}posters.json";

    /// <summary>A file that viewers get.</summary>
    internal static string Published(EnrichVideoInput version, string file) => MediaPaths.VersionFile(version.VideoId, version.Version, file);
}
