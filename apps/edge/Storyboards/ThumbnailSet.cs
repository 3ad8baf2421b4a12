using System.Xml.Linq;
using EduStream.Contracts.Storyboards;
using static EduStream.Edge.Manifests.Dash.DashNames;

namespace EduStream.Edge.Storyboards;

/// <summary>The storyboard in an MPD (DASH-IF IOP, 6.2.6: tiled thumbnails). A player that does not know the essential property leaves the set out.</summary>
internal static class ThumbnailSet
{
    internal static XElement Of(StoryboardDocument storyboard)
    {
        var seconds = storyboard.Columns * storyboard.Rows * storyboard.TileSeconds;
        return new XElement(
            Mpd + "AdaptationSet",
            new XAttribute("id", "1000"), // an unsigned number, far from those of the tracks
            new XAttribute("contentType", "image"),
            new XAttribute("mimeType", "image/jpeg"),
            new XElement(
                Mpd + "SegmentTemplate",
                new XAttribute("media", "storyboard/sheet-$Number$.jpg"),
                new XAttribute("timescale", 1),
                new XAttribute("duration", seconds),
                new XAttribute("startNumber", 0)),
            new XElement(
                Mpd + "Representation",
                new XAttribute("id", "storyboard"),
                new XAttribute("bandwidth", Bandwidth(storyboard)),
                new XAttribute("width", storyboard.Columns * storyboard.TileWidth),
                new XAttribute("height", storyboard.Rows * storyboard.TileHeight),
                new XElement(
                    Mpd + "EssentialProperty",
                    new XAttribute("schemeIdUri", "http://dashif.org/guidelines/thumbnail_tile"),
                    new XAttribute("value", $"{storyboard.Columns}x{storyboard.Rows}"))));
    }

    /// <summary>Bit/s of the largest sheet over the time that it stands for.</summary>
    internal static long Bandwidth(StoryboardDocument storyboard) =>
        Math.Max(1, storyboard.LargestSheetBytes * 8 / (storyboard.Columns * storyboard.Rows * storyboard.TileSeconds));
}
