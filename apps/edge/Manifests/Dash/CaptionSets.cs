using System.Xml.Linq;
using EduStream.Contracts.Captions;
using EduStream.Edge.Captions;
using static EduStream.Edge.Manifests.Dash.DashNames;

namespace EduStream.Edge.Manifests.Dash;

/// <summary>
/// One adaptation set per language of captions: WebVTT in segments on the grid of the picture, the same files as for HLS. A file beside the manifest, the simpler form, could not
/// grow with a version that grows; the other standard form, WebVTT inside MP4, would be a second set of files for players that read this one.
/// </summary>
internal static class CaptionSets
{
    internal static IEnumerable<XElement> Of(Presentation presentation, IReadOnlyList<CaptionEntry> captions) =>
        presentation.Captions is { } grid ? captions.Select(entry => Set(presentation, grid, entry)) : [];

    private static XElement Set(Presentation presentation, CaptionGrid grid, CaptionEntry entry) => new(
        Mpd + "AdaptationSet",
        new XAttribute("contentType", "text"),
        new XAttribute("mimeType", "text/vtt"),
        new XAttribute("lang", entry.Language),
        new XAttribute("segmentAlignment", "true"),
        new XAttribute("startWithSAP", "1"),
        entry.Label() is { } label ? new XElement(Mpd + "Label", label) : null,
        new XElement(
            Mpd + "Role", new XAttribute("schemeIdUri", "urn:mpeg:dash:role:2011"), new XAttribute("value", entry.Kind == CaptionKind.Captions ? "caption" : "subtitle")),
        new XElement(
            Mpd + "Representation",
            new XAttribute("id", $"captions-{entry.File}"),
            new XAttribute("bandwidth", Bandwidth(presentation, entry)),
            Timeline.Captions(grid, entry.File)));

    private static long Bandwidth(Presentation presentation, CaptionEntry entry) =>
        Math.Max(1, (long)Math.Ceiling(entry.Bytes * 8 / Math.Max(1, presentation.Document.DurationSeconds)));
}
