using System.Globalization;
using System.Text;
using EduStream.Contracts;
using EduStream.Contracts.Presentation;

namespace EduStream.Edge.Manifests.Hls;

/// <summary>The playlist of one track (RFC 8216, 4.3.3).</summary>
internal static class MediaPlaylist
{
    internal static string Write(Presentation presentation, PresentationTrack track)
    {
        var document = presentation.Document;
        var segments = presentation.Segments(track);
        var text = new StringBuilder();
        text.Append("#EXTM3U\n#EXT-X-VERSION:7\n");
        text.Append(CultureInfo.InvariantCulture, $"#EXT-X-TARGETDURATION:{TargetDuration(document, track, segments)}\n");
        text.Append("#EXT-X-MEDIA-SEQUENCE:0\n");
        text.Append(TypeOf(document, track)).Append("#EXT-X-INDEPENDENT-SEGMENTS\n");

        foreach (var line in KeyLines.Of(track, document.Protection))
        {
            text.Append(line).Append('\n');
        }

        text.Append(CultureInfo.InvariantCulture, $"#EXT-X-MAP:URI=\"{presentation.Address(track, track.InitFile)}\"\n");
        foreach (var segment in segments)
        {
            text.Append(CultureInfo.InvariantCulture, $"#EXTINF:{Seconds(segment.Duration, track):0.######},\n");
            text.Append(presentation.Address(track, $"{track.Id}/{segment.Time.ToString(CultureInfo.InvariantCulture)}.m4s")).Append('\n');
        }

        return text.Append(document.Complete ? "#EXT-X-ENDLIST\n" : string.Empty).ToString();
    }

    /// <summary>An instant stream is an event to its end: nothing of a playlist that grew may change when it is closed (RFC 8216, 6.2.1).</summary>
    internal static string TypeOf(PresentationDocument document, PresentationTrack track) =>
        document.Complete && !MediaPaths.IsInstant(track.Id) ? "#EXT-X-PLAYLIST-TYPE:VOD\n" : "#EXT-X-PLAYLIST-TYPE:EVENT\n#EXT-X-START:TIME-OFFSET=0\n";

    // Must not change while the playlist grows, and no segment may round to more: the grid's own duration bounds all but odd last ones.
    internal static long TargetDuration(PresentationDocument document, PresentationTrack track, IReadOnlyList<SegmentEntry> segments) =>
        (long)segments.Select(segment => Round(Seconds(segment.Duration, track))).Append(Round((decimal)document.TargetSegmentSeconds)).Append(1).Max();

    private static decimal Round(decimal seconds) => Math.Round(seconds, MidpointRounding.AwayFromZero);

    internal static decimal Seconds(long ticks, PresentationTrack track) => (decimal)ticks / track.Timescale;
}
