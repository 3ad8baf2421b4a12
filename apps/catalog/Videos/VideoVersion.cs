using EduStream.Contracts;
using EduStream.Contracts.Videos;

namespace EduStream.Catalog.Videos;

/// <summary>What became of one upload. Ends once, published or failed; only a later run takes a failed one up again.</summary>
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

    /// <summary>Counts from 1; each retry of a version that failed is one more.</summary>
    public int Run { get; private set; } = 1;

    /// <summary>Of a failed version: until then what was made is kept, and a retry is possible.</summary>
    public DateTimeOffset? KeptUntil { get; private set; }

    /// <summary>The request to make it anew from a source that had a version already.</summary>
    public Guid? RequestId { get; set; }

    /// <summary>The <c>sub</c> of who uploaded, or asked for it.</summary>
    public string? MadeBy { get; set; }

    /// <summary>In which it is made beside H.264: decided when it starts, so that a change of the course reaches the next version only.</summary>
    public IReadOnlyList<PictureCodec> Codecs { get; set; } = [];

    /// <summary>When the pointer last left it.</summary>
    public DateTimeOffset? LeftAt { get; set; }

    /// <summary>When it fell out of those that are kept for a roll-back.</summary>
    public DateTimeOffset? RetiredAt { get; set; }

    /// <summary>Since then its files and keys are being removed, or are gone.</summary>
    public DateTimeOffset? RemovedAt { get; set; }

    /// <summary>A later run takes up what failed. False for a run that is not later, or a version that did not fail.</summary>
    internal bool Reopen(int run)
    {
        if (State != VersionState.Failed || run <= Run)
        {
            return false;
        }

        (State, Run, EndedAt, Reason, Sentence, KeptUntil) = (VersionState.Processing, run, null, null, null, null);
        return true;
    }

    internal void Publish(PublishVersion published, DateTimeOffset now) =>
        (State, EndedAt, DurationSeconds, Renditions) = (VersionState.Published, now, published.DurationSeconds, published.Renditions);

    internal void Fail(FailVersion failed, DateTimeOffset now) => (State, EndedAt, Run, KeptUntil, Reason, Sentence) =
        (VersionState.Failed, now, Math.Max(Run, failed.Run), failed.KeptUntil?.ToUniversalTime(), failed.Reason, failed.Sentence.Length > MostSentence ? failed.Sentence[..MostSentence] : failed.Sentence);
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
