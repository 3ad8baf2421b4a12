using EduStream.Contracts;
using EduStream.Contracts.Videos;

namespace EduStream.Catalog.Videos;

/// <summary>What became of one upload. Ends once: published or failed.</summary>
internal sealed class VideoVersion
{
    internal const int MostSentence = 1000;

    public required VideoId VideoId { get; init; }

    public required int Number { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public UploadId? UploadId { get; set; }

    public VersionState State { get; private set; } = VersionState.Processing;

    public DateTimeOffset? EndedAt { get; private set; }

    public double? DurationSeconds { get; private set; }

    public IReadOnlyList<RenditionSummary> Renditions { get; private set; } = [];

    public string? Reason { get; private set; }

    public string? Sentence { get; private set; }

    internal void Publish(PublishVersion published, DateTimeOffset now) =>
        (State, EndedAt, DurationSeconds, Renditions) = (VersionState.Published, now, published.DurationSeconds, published.Renditions);

    internal void Fail(FailVersion failed, DateTimeOffset now) => (State, EndedAt, Reason, Sentence) =
        (VersionState.Failed, now, failed.Reason, failed.Sentence.Length > MostSentence ? failed.Sentence[..MostSentence] : failed.Sentence);
}

/// <summary>State of one version.</summary>
public enum VersionState
{
    /// <summary>In work.</summary>
    Processing,

    /// <summary>Can be watched.</summary>
    Published,

    /// <summary>Will not be published.</summary>
    Failed,
}
