namespace EduStream.Contracts.Captions;

/// <summary>The captions of a video as <c>catalog</c> lists them for <c>edge</c> in the media store (<see cref="MediaPaths.CaptionList"/>); replaced as a whole.</summary>
/// <param name="SchemaVersion">1.</param>
/// <param name="Revision">Grows with every change.</param>
public sealed record CaptionList(int SchemaVersion, int Revision, IReadOnlyList<CaptionEntry> Captions);

/// <summary>Captions of one language. Their file never changes: other captions are another file.</summary>
/// <param name="Language">BCP 47, canonical.</param>
/// <param name="Label">For people; null: the language's own name.</param>
/// <param name="Version">The only version of the video that they belong to; null when the instructor gave them, for whatever version is shown.</param>
/// <param name="File">Name of the file, 32 hexadecimal characters; its path is <see cref="MediaPaths.CaptionFile"/>.</param>
/// <param name="Bytes">Of the file.</param>
/// <param name="Cues">How many there are.</param>
public sealed record CaptionEntry(string Language, string? Label, CaptionKind Kind, CaptionOrigin Origin, int? Version, string File, long Bytes, int Cues);

/// <summary>What captions are for.</summary>
public enum CaptionKind
{
    /// <summary>For whoever does not hear: speech and sounds.</summary>
    Captions,

    /// <summary>For whoever does not understand the language: speech.</summary>
    Subtitles,
}

/// <summary>Where captions come from; a later one in this list never replaces an earlier one of the same language.</summary>
public enum CaptionOrigin
{
    /// <summary>The instructor gave them.</summary>
    Instructor,

    /// <summary>They were inside the uploaded file.</summary>
    Embedded,

    /// <summary>Speech recognition made them.</summary>
    Automatic,
}

/// <summary>
/// <c>pipeline</c> offers captions to <c>catalog</c> (invoke <c>POST internal/videos/{videoId}/captions</c>), whose file (SubRip or WebVTT) lies at
/// <see cref="MediaPaths.CaptionOffer"/>. Idempotent. 409 <c>captions-kept</c>: better ones are there; 422 <c>captions-refused</c>: they cannot be shown.
/// </summary>
/// <param name="Language">BCP 47; <c>und</c> when it is not known.</param>
/// <param name="Origin">Not <see cref="CaptionOrigin.Instructor"/>.</param>
/// <param name="Label">See <see cref="CaptionEntry.Label"/>.</param>
public sealed record OfferCaptions(string Language, CaptionKind Kind, CaptionOrigin Origin, int Version, string? Label = null);
