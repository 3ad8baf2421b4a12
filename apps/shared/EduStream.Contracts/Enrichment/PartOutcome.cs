namespace EduStream.Contracts.Enrichment;

/// <summary>What came of one part of a version's enrichment.</summary>
/// <param name="Part">See <see cref="EnrichmentParts"/>.</param>
/// <param name="Reason">When it is not done: stable name, see <see cref="PartReasons"/>.</param>
public sealed record PartOutcome(string Part, PartState State, string? Reason);

/// <summary>How a part ended.</summary>
public enum PartState
{
    /// <summary>It is there.</summary>
    Done,

    /// <summary>It cannot be made of this video, or not on this installation.</summary>
    NotAvailable,

    /// <summary>It could not be made in several tries.</summary>
    Failed,

    /// <summary>It was not tried, because something that it needs is not there.</summary>
    Skipped,
}

/// <summary>Names of the parts.</summary>
public static class EnrichmentParts
{
    /// <summary>Chapters that the file itself names.</summary>
    public const string FileChapters = "file-chapters";

    /// <summary>The one pass over the source that the next three need.</summary>
    public const string Samples = "samples";

    /// <summary>Pictures for the seek bar.</summary>
    public const string Storyboard = "storyboard";

    /// <summary>Pictures of which one stands for the video.</summary>
    public const string Posters = "posters";

    /// <summary>What the slides say.</summary>
    public const string SlideText = "slide-text";

    /// <summary>Chapters, as the file says them and as the slides suggest.</summary>
    public const string Chapters = "chapters";

    /// <summary>How the two recordings of a lesson lie in time.</summary>
    public const string Offset = "offset";
}

/// <summary>Why a part is not there.</summary>
public static class PartReasons
{
#pragma warning disable CS1591 // each name is its own explanation
    public const string SourceRemoved = "source-removed";
    public const string Unreadable = "unreadable";
    public const string NothingThere = "nothing-there";
    public const string NotInstalled = "not-installed";
    public const string NoPicture = "no-picture";
    public const string NoSamples = "no-samples";
    public const string Unclear = "unclear";
    public const string VideoRemoved = "video-removed";
    public const string Internal = "internal";
#pragma warning restore CS1591
}
