using System.Globalization;
using System.Text;
using EduStream.Contracts.Storyboards;
using EduStream.Edge.Manifests.Hls;

namespace EduStream.Edge.Storyboards;

/// <summary>The storyboard in HLS, by the image media playlist extension that Roku, Shaka Player and hls.js builds know; others skip its tags.</summary>
internal static class ImagePlaylist
{
    internal const string File = "storyboard.m3u8";

    /// <summary>The line of the multivariant playlist.</summary>
    internal static string StreamLine(StoryboardDocument storyboard) => new Attributes("EXT-X-IMAGE-STREAM-INF")
        .Number("BANDWIDTH", ThumbnailSet.Bandwidth(storyboard))
        .Plain("RESOLUTION", Size(storyboard))
        .Quoted("CODECS", "jpeg")
        .Quoted("URI", File)
        .ToString();

    /// <param name="duration">Of the video, seconds.</param>
    internal static string Write(StoryboardDocument storyboard, double duration)
    {
        var text = new StringBuilder();
        var perSheet = storyboard.Columns * storyboard.Rows * storyboard.TileSeconds;
        text.Append(CultureInfo.InvariantCulture, $"#EXTM3U\n#EXT-X-VERSION:7\n#EXT-X-TARGETDURATION:{perSheet}\n#EXT-X-MEDIA-SEQUENCE:0\n#EXT-X-PLAYLIST-TYPE:VOD\n#EXT-X-IMAGES-ONLY\n");
        for (var sheet = 0; sheet < storyboard.Sheets; sheet++)
        {
            // The last one only lasts as long as the video; a sheet of nothing is not there.
            var seconds = Math.Min(perSheet, Math.Max(0.001, duration - (sheet * (double)perSheet)));
            text.Append(CultureInfo.InvariantCulture, $"#EXTINF:{seconds:0.###},\n");
            text.Append(CultureInfo.InvariantCulture, $"#EXT-X-TILES:RESOLUTION={Size(storyboard)},LAYOUT={storyboard.Columns}x{storyboard.Rows},DURATION={storyboard.TileSeconds}\n");
            text.Append(StoryboardDocument.SheetFile(sheet)).Append('\n');
        }

        return text.Append("#EXT-X-ENDLIST\n").ToString();
    }

    private static string Size(StoryboardDocument storyboard) => string.Create(CultureInfo.InvariantCulture, $"{storyboard.TileWidth}x{storyboard.TileHeight}");
}
