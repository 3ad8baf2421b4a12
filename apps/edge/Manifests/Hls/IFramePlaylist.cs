using System.Globalization;
using System.Text;
using EduStream.Contracts.Presentation;

namespace EduStream.Edge.Manifests.Hls;

/// <summary>
/// Trick play: the key frame with which each segment begins, as byte ranges of the segments themselves (RFC 8216, 4.3.3.6), so that nothing is stored or
/// cached twice. One picture a segment; only where packaging noted how long it is, only in H.264, which every player winds, and not in the slide mode, whose key frames lie
/// too far apart.
/// </summary>
internal static class IFramePlaylist
{
    private const string Suffix = "-iframes";

    /// <summary>The lines of the multivariant playlist, one per picture rendition that has them.</summary>
    internal static IEnumerable<string> StreamLines(Presentation presentation) => presentation.Video.Where(track => IsThere(presentation, track)).Select(track =>
        new Attributes("EXT-X-I-FRAME-STREAM-INF")
            .Number("BANDWIDTH", Bandwidth(presentation, track))
            .Quoted("CODECS", track.Codec)
            .Plain("RESOLUTION", track is { Width: { } width, Height: { } height } ? string.Create(CultureInfo.InvariantCulture, $"{width}x{height}") : null)
            .Plain("VIDEO-RANGE", "SDR")
            .Quoted("URI", $"{track.Id}{Suffix}.m3u8")
            .ToString());

    /// <summary>The track that <c>{name}.m3u8</c> is the I-frame playlist of; null when it is none.</summary>
    internal static PresentationTrack? TrackOf(Presentation presentation, string name) =>
        name.EndsWith(Suffix, StringComparison.Ordinal) && presentation.Track(name[..^Suffix.Length]) is { Kind: TrackKind.Video } track && IsThere(presentation, track) ? track : null;

    internal static string Write(Presentation presentation, PresentationTrack track)
    {
        var segments = presentation.Segments(track);
        var longest = segments.Max(segment => Math.Max(1, (long)Math.Round((decimal)segment.Duration / track.Timescale, MidpointRounding.AwayFromZero)));
        var text = new StringBuilder("#EXTM3U\n#EXT-X-VERSION:7\n");
        text.Append(CultureInfo.InvariantCulture, $"#EXT-X-TARGETDURATION:{longest}\n#EXT-X-MEDIA-SEQUENCE:0\n#EXT-X-PLAYLIST-TYPE:VOD\n#EXT-X-I-FRAMES-ONLY\n");
        foreach (var line in KeyLines.Of(track, presentation.Document.Protection))
        {
            text.Append(line).Append('\n');
        }

        text.Append(CultureInfo.InvariantCulture, $"#EXT-X-MAP:URI=\"{presentation.Address(track, track.InitFile)}\"\n");
        foreach (var segment in segments)
        {
            text.Append(CultureInfo.InvariantCulture, $"#EXTINF:{(decimal)segment.Duration / track.Timescale:0.######},\n#EXT-X-BYTERANGE:{segment.KeyFrameEnd}@0\n");
            text.Append(presentation.Address(track, $"{track.Id}/{segment.Time.ToString(CultureInfo.InvariantCulture)}.m4s")).Append('\n');
        }

        return text.Append("#EXT-X-ENDLIST\n").ToString();
    }

    // A growing playlist is not used for winding.
    private static bool IsThere(Presentation presentation, PresentationTrack track) =>
        presentation.Document.Complete && PictureFamily.Of(track).Rank == 0 && !presentation.IsCoarse(track) && presentation.Segments(track) is { Count: > 0 } segments && segments.All(segment => segment.KeyFrameEnd is > 0);

    // As if every segment lasted as long as a full one: a short last one would give a wild figure.
    private static long Bandwidth(Presentation presentation, PresentationTrack track)
    {
        var segments = presentation.Segments(track);
        var longest = segments.Max(segment => segment.Duration);
        return (long)Math.Ceiling(segments.Max(segment => segment.KeyFrameEnd!.Value) * 8.0 * track.Timescale / longest);
    }
}
