using System.Globalization;
using System.Text;
using EduStream.Contracts.Captions;
using EduStream.Contracts.Presentation;

namespace EduStream.Edge.Manifests.Hls;

/// <summary>The playlist of playlists (RFC 8216, 4.3.4): every picture rendition with the best sound, and for bad networks less.</summary>
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

    /// <summary>
    /// One codec after the other, H.264 first: players that know no other begin with the first line and leave out what they cannot decode (RFC 8216, 4.3.4.2), and
    /// those that choose stay within one codec. Below the smallest picture come leaner sounds beside it, then sound alone (Apple's authoring guide asks for it). Native players stop the
    /// picture there; Shaka Player and hls.js take variants without picture out where others have one.
    /// </summary>
    private static IEnumerable<(string Line, string Uri)> Variants(Presentation presentation, IReadOnlyList<AudioGroup> groups, string? captions)
    {
        var video = presentation.Video.OrderBy(track => PictureFamily.Of(track).Rank).ThenBy(track => track.PeakBandwidth).ToList();
        if (video.Count == 0)
        {
            return groups.Select(group => Alone(group, captions));
        }

        var best = groups.Count > 0 ? groups[0] : null;
        return
        [
            .. video.Select(picture => (Line(picture, best, captions), $"{picture.Id}.m3u8")),
            .. groups.Skip(1).Select(group => (Line(video[0], group, captions), $"{video[0].Id}.m3u8")),
            .. groups.TakeLast(1).Select(group => Alone(group, captions)),
        ];
    }

    private static (string Line, string Uri) Alone(AudioGroup group, string? captions) => (Line(null, group, captions), $"{group.Default.Id}.m3u8");

    private static string Line(PresentationTrack? picture, AudioGroup? group, string? captions) => new Attributes("EXT-X-STREAM-INF")
        .Number("BANDWIDTH", (picture?.PeakBandwidth ?? 0) + (group?.PeakBandwidth ?? 0))
        .Number("AVERAGE-BANDWIDTH", (picture?.AverageBandwidth ?? 0) + (group?.AverageBandwidth ?? 0))
        .Quoted("CODECS", string.Join(',', (picture is null ? [] : (string[])[picture.Codec]).Concat(group?.Codecs ?? [])))
        .Plain("RESOLUTION", picture is { Width: { } width, Height: { } height } ? string.Create(CultureInfo.InvariantCulture, $"{width}x{height}") : null)
        .Plain("FRAME-RATE", picture?.FrameRate is { } rate ? FrameRate.Decimal(rate).ToString("0.000", CultureInfo.InvariantCulture) : null)
        .Plain("VIDEO-RANGE", picture is null ? null : "SDR")
        .Quoted("AUDIO", group?.Id)
        .Quoted("SUBTITLES", captions)
        .Plain("CLOSED-CAPTIONS", picture is null ? null : "NONE")
        .ToString();
}
