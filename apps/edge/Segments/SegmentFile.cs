using System.Text.RegularExpressions;

namespace EduStream.Edge.Segments;

/// <summary>
/// The only names that are served from a version's folder: <c>{track}/init.mp4</c>, <c>{track}/{time}.m4s</c>, and the storyboard's sheets and track.
/// Everything else in it, and any path that tries to leave it, does not exist for the outside.
/// </summary>
internal static partial class SegmentFile
{
    internal static bool IsTrack(string? text) => text is not null && TrackName().IsMatch(text);

    /// <param name="path">Relative to the version, with one slash.</param>
    internal static bool IsFile(string? path) => path is not null && FileName().IsMatch(path);

    internal static string ContentType(string path) => Path.GetExtension(path) switch
    {
        ".m4s" => "video/iso.segment",
        ".jpg" => "image/jpeg",
        ".vtt" => "text/vtt",
        _ => "video/mp4",
    };

    [GeneratedRegex(@"\A[a-z0-9-]{1,32}\z", RegexOptions.CultureInvariant)]
    private static partial Regex TrackName();

    [GeneratedRegex(@"\A[a-z0-9-]{1,32}/(?:init\.mp4|[0-9]{1,19}\.m4s)\z|\Astoryboard/(?:sheet-[0-9]{1,4}\.jpg|storyboard\.vtt)\z", RegexOptions.CultureInvariant)]
    private static partial Regex FileName();
}
