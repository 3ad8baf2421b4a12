using EduStream.Contracts.Presentation;
using EduStream.Media.Planning;
using EduStream.Media.Timing;

namespace EduStream.Media.Verifying;

/// <summary>Pure: does the segment index cover the plan's timeline without a gap, an overlap or a missing track?</summary>
public static class TimelineCheck
{
    /// <summary>Sound comes in packets of 1024 samples, so it may end that much after the picture.</summary>
    private static readonly Rational SoundTolerance = new(1024, 44_100);

    /// <summary>Faults as sentences for the log; empty when all is well.</summary>
    public static IReadOnlyList<string> Check(EncodingPlan plan, PresentationDocument presentation, IReadOnlyList<SegmentEntry> segments)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(presentation);
        var planned = plan.Video.Select(rendition => rendition.Id).Concat(plan.Audio.Select(rendition => rendition.Id)).ToList();
        var byTrack = segments.ToLookup(segment => segment.Track);
        return
        [
            .. planned.Except(presentation.Tracks.Select(track => track.Id)).Select(track => $"{track} is missing."),
            .. presentation.Tracks.Select(track => track.Id).Except(planned).Select(track => $"{track} is not planned."),
            .. presentation.Tracks.SelectMany(track => Track(plan, track, [.. byTrack[track.Id].OrderBy(segment => segment.Time)])),
        ];
    }

    private static IEnumerable<string> Track(EncodingPlan plan, PresentationTrack track, IReadOnlyList<SegmentEntry> segments)
    {
        var start = (plan.TimelineStart * track.Timescale).Round();
        var end = ((plan.TimelineStart + plan.Duration) * track.Timescale).Round();
        var next = start;
        foreach (var segment in segments)
        {
            if (segment.Time != next)
            {
                yield return $"{track.Id}: a segment starts at {segment.Time}, the one before ends at {next}.";
            }

            if (segment.Duration <= 0 || segment.Bytes <= 0)
            {
                yield return $"{track.Id}: the segment at {segment.Time} is empty.";
            }

            next = segment.Time + segment.Duration;
        }

        var late = track.Kind == TrackKind.Audio ? (SoundTolerance * track.Timescale).Ceiling() : 0;
        if (next < end || next > end + late)
        {
            yield return $"{track.Id}: ends at {next} instead of {end}.";
        }
    }
}
