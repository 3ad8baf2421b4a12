using System.Globalization;
using System.Text;
using EduStream.Edge.Captions;

namespace EduStream.Edge.Manifests.Hls;

/// <summary>The playlist of captions of one language (RFC 8216, 3.5): WebVTT segments on the grid of the picture.</summary>
internal static class CaptionPlaylist
{
    internal static string Write(Presentation presentation, CaptionGrid grid, string file)
    {
        var document = presentation.Document;
        var text = new StringBuilder("#EXTM3U\n#EXT-X-VERSION:7\n");
        text.Append(CultureInfo.InvariantCulture, $"#EXT-X-TARGETDURATION:{MediaPlaylist.TargetDuration(document, grid.Track, grid.Segments)}\n");
        text.Append("#EXT-X-MEDIA-SEQUENCE:0\n");
        text.Append(MediaPlaylist.TypeOf(document, grid.Track));
        foreach (var segment in grid.Segments)
        {
            text.Append(CultureInfo.InvariantCulture, $"#EXTINF:{MediaPlaylist.Seconds(segment.Duration, grid.Track):0.######},\n{file}/{segment.Time}.vtt\n");
        }

        return text.Append(document.Complete ? "#EXT-X-ENDLIST\n" : string.Empty).ToString();
    }
}
