using EduStream.Contracts;
using EduStream.Contracts.Presentation;
using EduStream.Edge.Captions;

namespace EduStream.Edge.Manifests;

/// <summary>One version of a video, ready to be written as a manifest.</summary>
internal sealed class Presentation
{
    private readonly Dictionary<string, List<SegmentEntry>> segments;
    private readonly Lazy<CaptionGrid?> captions;
    private readonly Lazy<Dictionary<string, decimal>> longest;

    internal Presentation(PresentationDocument document, IEnumerable<SegmentEntry> index)
    {
        Document = document;
        captions = new(() => CaptionGrid.Of(this));
        longest = new(() => Video.ToDictionary(track => track.Id, track => Segments(track).Select(segment => (decimal)segment.Duration / track.Timescale).DefaultIfEmpty().Max()));
        segments = document.Tracks.ToDictionary(track => track.Id, _ => new List<SegmentEntry>());
        foreach (var segment in index)
        {
            segments[segment.Track].Add(segment);
        }
    }

    internal PresentationDocument Document { get; }

    /// <summary>Null for a version without any track.</summary>
    internal CaptionGrid? Captions => captions.Value;

    internal int SegmentCount => segments.Values.Sum(list => list.Count);

    internal IEnumerable<PresentationTrack> Video => Document.Tracks.Where(track => track.Kind == TrackKind.Video);

    internal IEnumerable<PresentationTrack> Audio => Document.Tracks.Where(track => track.Kind == TrackKind.Audio);

    internal PresentationTrack? Track(string id) => Document.Tracks.FirstOrDefault(track => track.Id == id);

    internal IReadOnlyList<SegmentEntry> Segments(PresentationTrack track) => segments[track.Id];

    internal bool IsEncrypted(PresentationTrack track) => Document.Protection is not null && track.KeyId is not null;

    /// <summary>Are its segments longer than those of another picture? So are those of the slide mode.</summary>
    internal bool IsCoarse(PresentationTrack track) => longest.Value.TryGetValue(track.Id, out var own) && own > longest.Value.Values.Min();

    /// <summary>The longest segment of the picture with the shortest ones, in seconds; the target where there is no picture or nothing of it yet.</summary>
    internal double GridSeconds => (double)longest.Value.Values.Where(own => own > 0).DefaultIfEmpty((decimal)Document.TargetSegmentSeconds).Min();

    /// <summary>
    /// Encrypted files have one public address for every viewer, so that any cache may keep them. Clear ones are addressed relative to the
    /// manifest and so inherit its token.
    /// </summary>
    internal string Address(PresentationTrack track, string file) =>
        IsEncrypted(track) ? $"/media/{Document.VideoId}/{Document.Version}/{file}"
        : MediaPaths.IsInstant(track.Id) ? $"../{file}" // its manifests lie a folder deeper than its tracks
        : file;
}
