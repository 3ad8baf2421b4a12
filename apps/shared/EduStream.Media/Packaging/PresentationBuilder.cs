using EduStream.Contracts;
using EduStream.Contracts.Presentation;
using EduStream.Media.Planning;

namespace EduStream.Media.Packaging;

/// <summary>Pure: <c>presentation.json</c> from the plan, the init segments and the segment index.</summary>
public static class PresentationBuilder
{
    private const int SchemaVersion = 1;

    /// <summary>
    /// Tracks in the plan's order, best picture first, sound last. <see cref="InvalidDataException"/> when a track has no init segment, no segments,
    /// or init segments that differ.
    /// </summary>
    /// <param name="inits">One per track, or one per run: those of a track must be equal.</param>
    /// <param name="segments">In any order.</param>
    public static PresentationDocument Build(
        VideoId videoId, int version, EncodingPlan plan, IReadOnlyList<InitSegment> inits, IReadOnlyList<SegmentEntry> segments, bool complete = true)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var byTrack = segments.ToLookup(segment => segment.Track);
        List<PresentationTrack> tracks = [.. plan.Video.Select(rendition => Track(Init(inits, rendition.Id), byTrack[rendition.Id]) with { FrameRate = plan.RateOf(rendition).ToString() })];
        tracks.AddRange(plan.Audio.Select(audio =>
            Track(Init(inits, audio.Id), byTrack[audio.Id]) with { Language = audio.Language, Role = audio.Role, Name = audio.Name }));

        var ends = tracks.Select(track => byTrack[track.Id].Max(segment => segment.Time + segment.Duration) / (double)track.Timescale);
        return new PresentationDocument(
            SchemaVersion,
            videoId,
            version,
            ends.Max() - plan.TimelineStart.Value,
            plan.TimelineStart.Value,
            Math.Max(plan.SegmentSeconds.Value, tracks.Where(track => track.Kind == TrackKind.Video).Select(track => Longest(track, byTrack[track.Id])).DefaultIfEmpty().Max()),
            complete,
            tracks,
            Protection(Init(inits, tracks[0].Id), tracks));
    }

    private static InitSegment Init(IReadOnlyList<InitSegment> inits, string track)
    {
        var own = inits.Where(init => init.Track == track).ToList();
        return own.Count == 0 ? throw new InvalidDataException($"{track} has no init segment.")
            : own.All(init => init.Sha256 == own[0].Sha256) ? own[0]
            : throw new InvalidDataException($"The init segments of {track} differ between runs.");
    }

    private static PresentationTrack Track(InitSegment init, IEnumerable<SegmentEntry> entries)
    {
        var segments = entries.ToList();
        if (segments.Count == 0)
        {
            throw new InvalidDataException($"{init.Track} has no segments.");
        }

        var bytes = segments.Sum(segment => segment.Bytes);
        return new PresentationTrack(
            init.Track,
            init.Kind,
            init.Codec,
            init.Timescale,
            init.File,
            AverageBandwidth: Bandwidth(bytes, segments.Sum(segment => segment.Duration), init.Timescale),
            PeakBandwidth: Peak(segments, init.Timescale),
            bytes,
            init.KeyId,
            init.Width,
            init.Height,
            SampleRate: init.SampleRate,
            Channels: init.Channels);
    }

    /// <summary>Over segments of at least half the longest one, as RFC 8216, 4.1 has it for the target duration: a last segment of a few frames would give a wild figure.</summary>
    private static long Peak(List<SegmentEntry> segments, int timescale)
    {
        var longest = segments.Max(segment => segment.Duration);
        return segments.Where(segment => segment.Duration * 2 >= longest).Max(segment => Bandwidth(segment.Bytes, segment.Duration, timescale));
    }

    private static double Longest(PresentationTrack track, IEnumerable<SegmentEntry> segments) => segments.Max(segment => segment.Duration) / (double)track.Timescale;

    private static long Bandwidth(long bytes, long duration, int timescale) => (long)Math.Ceiling(bytes * 8.0 * timescale / duration);

    private static ProtectionInfo? Protection(InitSegment init, IEnumerable<PresentationTrack> tracks) => init.Scheme is not { } scheme
        ? null
        : new ProtectionInfo(scheme, DrmSystems.For(init, [.. tracks.Select(track => track.KeyId).OfType<string>().Distinct()]));
}
