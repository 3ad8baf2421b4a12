namespace EduStream.Contracts;

/// <summary>Where things lie in the media store. Paths use <c>/</c>, never start with it, and hold only <c>[A-Za-z0-9._-]</c> between slashes.</summary>
public static class MediaPaths
{
    /// <summary>Everything of one upload.</summary>
    public static string Upload(UploadId uploadId) => $"uploads/{uploadId}";

    /// <summary>The uploaded bytes, exactly as they came.</summary>
    public static string UploadSource(UploadId uploadId) => $"uploads/{uploadId}/source";

    /// <summary>What <c>uploads</c> knows of the upload (JSON).</summary>
    public static string UploadInfo(UploadId uploadId) => $"uploads/{uploadId}/info.json";

    /// <summary>One empty object per upload that is not announced yet, so that nobody has to look through all uploads; prefix with a trailing slash.</summary>
    public const string OpenUploads = "open-uploads/";

    /// <summary>One empty object per version that has not ended, named by video and number; prefix with a trailing slash.</summary>
    public const string OpenVersions = "open-versions/";

    /// <summary>Published, immutable files of one version; prefix with a trailing slash.</summary>
    public static string Version(VideoId videoId, int version) => $"media/{videoId}/{version}/";

    /// <summary>One file of a version, for example <c>v720/360360.m4s</c>.</summary>
    public static string VersionFile(VideoId videoId, int version, string file) => $"media/{videoId}/{version}/{file}";

    /// <summary>Scratch of one version's workflow, swept when it ends; prefix with a trailing slash.</summary>
    public static string Work(VideoId videoId, int version) => $"work/{videoId}/{version}/";

    /// <summary>File name of <see cref="Presentation.PresentationDocument"/> inside a version.</summary>
    public const string PresentationFile = "presentation.json";

    /// <summary>File name of the segment index inside a version: one <see cref="Presentation.SegmentEntry"/> a line (JSON lines).</summary>
    public const string SegmentIndexFile = "segments.jsonl";
}
