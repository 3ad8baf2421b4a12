using System.Globalization;
using System.Xml.Linq;
using EduStream.Contracts.Presentation;
using EduStream.Edge.Captions;
using static EduStream.Edge.Manifests.Dash.DashNames;

namespace EduStream.Edge.Manifests.Dash;

/// <summary>
/// Segment addresses and times of one track (ISO/IEC 23009-1, 5.3.9.6). The packaged timeline does not start at 0; <c>presentationTimeOffset</c> takes
/// its start off.
/// </summary>
internal static class Timeline
{
    internal static XElement Template(Presentation presentation, PresentationTrack track) => new(
        Mpd + "SegmentTemplate",
        new XAttribute("timescale", track.Timescale),
        new XAttribute("presentationTimeOffset", (long)Math.Round((decimal)presentation.Document.TimelineStartSeconds * track.Timescale, MidpointRounding.AwayFromZero)),
        new XAttribute("initialization", presentation.Address(track, track.InitFile)),
        new XAttribute("media", presentation.Address(track, $"{track.Id}/$Time$.m4s")),
        new XElement(Mpd + "SegmentTimeline", Runs(presentation.Segments(track)).Select(Run)));

    /// <summary>Captions have no init segment, and lie on the video's own clock.</summary>
    internal static XElement Captions(CaptionGrid grid, string file) => new(
        Mpd + "SegmentTemplate",
        new XAttribute("timescale", grid.Track.Timescale),
        new XAttribute("presentationTimeOffset", 0),
        new XAttribute("media", $"captions/{file}/$Time$.vtt"),
        new XElement(Mpd + "SegmentTimeline", Runs(grid.Segments).Select(Run)));

    private static XElement Run((long? Time, long Duration, int Repeats) run) => new(
        Mpd + "S",
        run.Time is { } time ? new XAttribute("t", time.ToString(CultureInfo.InvariantCulture)) : null,
        new XAttribute("d", run.Duration),
        run.Repeats > 0 ? new XAttribute("r", run.Repeats) : null);

    // Time is only said where it does not follow from the segment before.
    private static IEnumerable<(long? Time, long Duration, int Repeats)> Runs(IReadOnlyList<SegmentEntry> segments)
    {
        long? expected = null;
        for (var i = 0; i < segments.Count;)
        {
            var first = segments[i];
            var end = first.Time + first.Duration;
            var next = i + 1;
            for (; next < segments.Count && segments[next].Time == end && segments[next].Duration == first.Duration; next++)
            {
                end += first.Duration;
            }

            yield return (first.Time == expected ? null : first.Time, first.Duration, next - i - 1);
            (expected, i) = (end, next);
        }
    }
}
