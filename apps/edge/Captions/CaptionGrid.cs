using EduStream.Contracts.Presentation;
using EduStream.Edge.Manifests;

namespace EduStream.Edge.Captions;

/// <summary>
/// The segments of captions are those of the picture, or of the sound where there is none: a playlist of captions grows with the lecture, and a player asks for the words
/// of what it plays. Names and times are on the video's own clock, which begins at the first picture, and not on the packaged one: a DASH player takes
/// <c>presentationTimeOffset</c> off the times inside of WebVTT too, so that the two must agree.
/// </summary>
internal sealed class CaptionGrid
{
    private readonly bool complete;

    private CaptionGrid(PresentationDocument document, PresentationTrack track, IReadOnlyList<SegmentEntry> segments)
    {
        var start = (long)Math.Round((decimal)document.TimelineStartSeconds * track.Timescale, MidpointRounding.AwayFromZero);
        complete = document.Complete;
        Track = track;
        // Sound may begin some milliseconds before the picture.
        Segments = [.. segments.Select(segment => segment with { Time = Math.Max(0, segment.Time - start) })];
    }

    internal PresentationTrack Track { get; }

    internal IReadOnlyList<SegmentEntry> Segments { get; }

    /// <summary>Null for a version without any track.</summary>
    internal static CaptionGrid? Of(Presentation presentation) =>
        presentation.Video.Concat(presentation.Audio).FirstOrDefault() is { } track ? new(presentation.Document, track, presentation.Segments(track)) : null;

    /// <summary>When the segment of this name begins and ends; null when there is none (yet).</summary>
    internal (TimeSpan Start, TimeSpan End)? Find(long time)
    {
        // In order of time, as a playlist is.
        var (low, high) = (0, Segments.Count - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            if (Segments[middle].Time == time)
            {
                // Whatever is said before the first segment or after the last one is said with it.
                return (middle == 0 ? TimeSpan.Zero : Seconds(time), complete && middle == Segments.Count - 1 ? TimeSpan.MaxValue : Seconds(time + Segments[middle].Duration));
            }

            (low, high) = Segments[middle].Time < time ? (middle + 1, high) : (low, middle - 1);
        }

        return null;
    }

    private TimeSpan Seconds(long ticks) => TimeSpan.FromSeconds((double)((decimal)ticks / Track.Timescale));
}
