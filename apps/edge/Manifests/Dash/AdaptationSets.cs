using System.Globalization;
using System.Xml.Linq;
using EduStream.Contracts.Presentation;
using static EduStream.Edge.Manifests.Dash.DashNames;
using static EduStream.Edge.Manifests.Dash.SoundPurpose;

namespace EduStream.Edge.Manifests.Dash;

/// <summary>
/// One adaptation set per kind, sound, codec family, key and length of segments: inside a set everything shares one key (DASH-IF IOP) and its segments are aligned. Sets that
/// differ only by these two name each other as switchable, so that a player moves between SD and HD, and to and from the slide mode, as if they were one.
/// </summary>
internal static class AdaptationSets
{
    internal static IEnumerable<XElement> Of(Presentation presentation)
    {
        var sets = presentation.Document.Tracks
            .GroupBy(track => (Sound: (track.Kind, track.Language, track.Role, track.Name), Family: PictureFamily.Of(track).Name, track.KeyId, Coarse: presentation.IsCoarse(track)))
            .Select((tracks, index) => (Id: (index + 1).ToString(CultureInfo.InvariantCulture), Tracks: tracks.ToList(), tracks.Key))
            .ToList();
        foreach (var (id, tracks, key) in sets)
        {
            var siblings = sets.Where(other => other.Id != id && other.Key.Sound == key.Sound && other.Key.Family == key.Family);
            var first = sets.Find(other => other.Key.Sound.Kind == key.Sound.Kind).Key.Sound == key.Sound;
            yield return Set(presentation, id, tracks, first, [.. siblings.Select(sibling => sibling.Id)]);
        }
    }

    private static XElement Set(Presentation presentation, string id, List<PresentationTrack> tracks, bool first, string[] siblings)
    {
        var video = tracks[0].Kind == TrackKind.Video;
        return new XElement(
            Mpd + "AdaptationSet",
            new XAttribute("id", id),
            new XAttribute("contentType", video ? "video" : "audio"),
            new XAttribute("mimeType", video ? "video/mp4" : "audio/mp4"),
            tracks[0].Language is { } language ? new XAttribute("lang", language) : null,
            new XAttribute("segmentAlignment", "true"),
            new XAttribute("startWithSAP", "1"),
            video ? new[] { Number("maxWidth", tracks.Max(track => track.Width)), Number("maxHeight", tracks.Max(track => track.Height)) } : null,
            ContentProtections.Of(tracks[0], presentation.Document.Protection),
            siblings.Length == 0 ? null : Property("SupplementalProperty", "urn:mpeg:dash:adaptation-set-switching:2016", string.Join(',', siblings)),
            SoundPurpose.Of(tracks[0], first),
            tracks.OrderBy(track => track.PeakBandwidth).Select(track => Representation(presentation, track)));
    }

    private static XElement Representation(Presentation presentation, PresentationTrack track) => new(
        Mpd + "Representation",
        new XAttribute("id", track.Id),
        new XAttribute("bandwidth", track.PeakBandwidth),
        new XAttribute("codecs", track.Codec),
        Number("width", track.Width),
        Number("height", track.Height),
        track.Kind == TrackKind.Video ? new XAttribute("sar", "1:1") : null,
        track.FrameRate is { } rate ? new XAttribute("frameRate", FrameRate.Dash(rate)) : null,
        Number("audioSamplingRate", track.SampleRate),
        track.Channels is { } channels
            ? Property("AudioChannelConfiguration", "urn:mpeg:dash:23003:3:audio_channel_configuration:2011", channels.ToString(CultureInfo.InvariantCulture))
            : null,
        Timeline.Template(presentation, track));

    private static XAttribute? Number(string name, int? value) => value is { } number ? new XAttribute(name, number) : null;
}
