using System.Globalization;
using System.Text;
using EduStream.Contracts.Captions;
using EduStream.Contracts.Presentation;

namespace EduStream.Edge.Manifests.Hls;

/// <summary>The playlist of playlists (RFC 8216, 4.3.4): every picture rendition with every group of sound.</summary>
internal static class MultivariantPlaylist
{
    internal static string Write(Presentation presentation, IReadOnlyList<CaptionEntry>? captions = null)
    {
        var text = new StringBuilder("#EXTM3U\n#EXT-X-VERSION:7\n#EXT-X-INDEPENDENT-SEGMENTS\n");
        if (!presentation.Document.Complete)
        {
            text.Append("#EXT-X-START:TIME-OFFSET=0\n");
        }

        var groups = AudioGroup.Of(presentation.Audio);
        foreach (var line in groups.SelectMany(group => group.Lines()).Concat(CaptionGroup.Lines(captions ?? [])))
        {
            text.Append(line).Append('\n');
        }

        foreach (var (variant, uri) in Variants(presentation, groups, captions is { Count: > 0 } ? CaptionGroup.Id : null))
        {
            text.Append(variant).Append('\n').Append(uri).Append('\n');
        }

        return text.ToString();
    }

    private static IEnumerable<(string Line, string Uri)> Variants(Presentation presentation, IReadOnlyList<AudioGroup> groups, string? captions)
    {
        var video = presentation.Video.OrderBy(track => track.PeakBandwidth).ToList();
        return video.Count == 0
            ? presentation.Audio.Select(sound => (Line(sound, null, captions), $"{sound.Id}.m3u8"))
            : groups.DefaultIfEmpty().SelectMany(group => video.Select(picture => (Line(picture, group, captions), $"{picture.Id}.m3u8")));
    }

    private static string Line(PresentationTrack track, AudioGroup? group, string? captions) => new Attributes("EXT-X-STREAM-INF")
        .Number("BANDWIDTH", track.PeakBandwidth + (group?.PeakBandwidth ?? 0))
        .Number("AVERAGE-BANDWIDTH", track.AverageBandwidth + (group?.AverageBandwidth ?? 0))
        .Quoted("CODECS", group is null ? track.Codec : string.Join(',', group.Codecs.Prepend(track.Codec)))
        .Plain("RESOLUTION", track is { Width: { } width, Height: { } height } ? string.Create(CultureInfo.InvariantCulture, $"{width}x{height}") : null)
        .Plain("FRAME-RATE", track.FrameRate is { } rate ? FrameRate.Decimal(rate).ToString("0.000", CultureInfo.InvariantCulture) : null)
        .Plain("VIDEO-RANGE", track.Kind == TrackKind.Video ? "SDR" : null)
        .Quoted("AUDIO", group?.Id)
        .Quoted("SUBTITLES", captions)
        .Plain("CLOSED-CAPTIONS", track.Kind == TrackKind.Video ? "NONE" : null)
        .ToString();
}
