using EduStream.Contracts.Captions;
using EduStream.Media.Captions;

namespace EduStream.Catalog.Captions;

/// <summary>Captions of one language.</summary>
/// <param name="Revision">Also the entity tag, in quotes.</param>
/// <param name="Version">See <see cref="CaptionEntry.Version"/>.</param>
/// <param name="Cues">How many captions can be shown.</param>
/// <param name="Format">Of the file they were made of. Only for the owner, as everything below.</param>
/// <param name="Report">What was found in that file.</param>
public sealed record CaptionView(
    string Language, string? Label, CaptionKind Kind, CaptionOrigin Origin, int Revision, int? Version, int Cues, DateTimeOffset ChangedAt, string? Format, CaptionReport? Report)
{
    internal static CaptionView Of(CaptionTrack track, bool forOwner) => new(
        track.Language, track.Label, track.Kind, track.Origin, track.Revision, track.Version, track.Cues, track.ChangedAt,
        forOwner ? track.Format : null, forOwner ? track.ReadReport() : null);
}

/// <summary>The captions of a video, by language.</summary>
public sealed record CaptionsView(IReadOnlyList<CaptionView> Items);
