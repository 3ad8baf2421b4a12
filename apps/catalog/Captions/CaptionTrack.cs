using System.Text.Json;
using EduStream.Contracts;
using EduStream.Contracts.Captions;
using EduStream.Media.Captions;

namespace EduStream.Catalog.Captions;

/// <summary>One revision of the captions of one language; one of a language is current.</summary>
internal sealed class CaptionTrack
{
    public required VideoId VideoId { get; init; }

    public required int Revision { get; init; }

    public required string Language { get; init; }

    public required string? Label { get; init; }

    public required CaptionKind Kind { get; init; }

    public required CaptionOrigin Origin { get; init; }

    /// <summary>See <see cref="CaptionEntry.Version"/>.</summary>
    public required int? Version { get; init; }

    public bool IsCurrent { get; private set; } = true;

    public required string File { get; init; }

    /// <summary>Of the original.</summary>
    public required string Format { get; init; }

    public required long Bytes { get; init; }

    public required int Cues { get; init; }

    /// <summary><see cref="CaptionReport"/> as JSON: read and written as a whole.</summary>
    public required string Report { get; init; }

    public required DateTimeOffset ChangedAt { get; init; }

    public required string ChangedBy { get; init; }

    internal void Retire() => IsCurrent = false;

    internal CaptionReport ReadReport() => JsonSerializer.Deserialize<CaptionReport>(Report, ServiceDefaults.ServiceDefaults.Json)!;

    internal CaptionEntry Entry() => new(Language, Label, Kind, Origin, Version, File, Bytes, Cues);

    internal static CaptionTrack Of(CaptionSet set, int revision, CaptionDraft draft, DateTimeOffset now) => new()
    {
        VideoId = set.VideoId, Revision = revision, Language = draft.Language, Label = draft.Label, Kind = draft.Kind, Origin = draft.Origin, Version = draft.Version,
        File = draft.File, Format = draft.Report.Format, Bytes = draft.Bytes, Cues = draft.Report.CuesWritten,
        Report = JsonSerializer.Serialize(draft.Report, ServiceDefaults.ServiceDefaults.Json), ChangedAt = now, ChangedBy = draft.ChangedBy,
    };
}

/// <summary>Captions whose files are written and that nobody knows of yet.</summary>
internal sealed record CaptionDraft(
    string Language, string? Label, CaptionKind Kind, CaptionOrigin Origin, int? Version, string File, long Bytes, CaptionReport Report, string ChangedBy);
