using EduStream.Contracts;
using EduStream.Contracts.Chapters;
using EduStream.Contracts.Enrichment;

namespace EduStream.Catalog.Videos;

/// <summary>What makes a video pleasant to use: which picture stands for it, and its chapters. Comes after the publication, if at all.</summary>
internal sealed class VideoExtras
{
    public required VideoId VideoId { get; init; }

    /// <summary>The version whose posters these are, if it has any; null while no version has been looked through.</summary>
    public int? PosterVersion { get; private set; }

    /// <summary>When each poster is shown, in order.</summary>
    public IReadOnlyList<double> PosterSeconds { get; private set; } = [];

    public int BestPoster { get; private set; }

    /// <summary>What the owner chose; null: the best.</summary>
    public int? ChosenPoster { get; private set; }

    /// <summary>The version in which these were found; null while none were.</summary>
    public int? ChaptersVersion { get; private set; }

    public IReadOnlyList<Chapter> FileChapters { get; private set; } = [];

    public IReadOnlyList<Chapter> ProposedChapters { get; private set; } = [];

    /// <summary>What the owner wrote, possibly nothing; null: the file's are valid.</summary>
    public IReadOnlyList<Chapter>? OwnChapters { get; private set; }

    /// <summary>Counts changes, so that two writers cannot overwrite each other.</summary>
    public int Revision { get; private set; } = 1;

    /// <summary>The poster that stands for the video.</summary>
    internal (int Version, int Index)? Poster => PosterVersion is { } version && PosterSeconds.Count > 0 ? (version, ChosenPoster ?? BestPoster) : null;

    /// <summary>What viewers see.</summary>
    internal IReadOnlyList<Chapter> Chapters => OwnChapters ?? FileChapters;

    /// <summary>A choice among other pictures means nothing any more. Another try at the same version may find what the one before did not.</summary>
    /// <param name="shown">The version that people watch: what was made of another is out of date.</param>
    internal void Take(PostersMade made, int? shown)
    {
        if (made.Version == shown && (made.Version != PosterVersion || (PosterSeconds.Count == 0 && made.Seconds.Count > 0)))
        {
            (PosterVersion, PosterSeconds, BestPoster, ChosenPoster) = (made.Version, made.Seconds, made.Best, null);
            Revision++;
        }
    }

    /// <summary>What the owner wrote stays; so does what is known of the same version, and what is missing comes with another try.</summary>
    internal void Take(ChaptersFound found, int? shown)
    {
        if (found.Version != shown)
        {
            return;
        }

        var isNew = found.Version != ChaptersVersion;
        var fromFile = isNew || FileChapters.Count == 0 ? found.FromFile : FileChapters;
        var proposed = isNew || ProposedChapters.Count == 0 ? found.Proposed : ProposedChapters;
        if (isNew || fromFile.Count != FileChapters.Count || proposed.Count != ProposedChapters.Count)
        {
            (ChaptersVersion, FileChapters, ProposedChapters) = (found.Version, fromFile, proposed);
            Revision++;
        }
    }

    /// <summary>People watch another version again: what was made of the one that they left is not of this one. What the owner wrote stays.</summary>
    internal void Forget()
    {
        (PosterVersion, PosterSeconds, BestPoster, ChosenPoster) = (null, [], 0, null);
        (ChaptersVersion, FileChapters, ProposedChapters) = (null, [], []);
        Revision++;
    }

    /// <summary>False when there is no such poster.</summary>
    internal bool Choose(int index)
    {
        if (index < 0 || index >= PosterSeconds.Count)
        {
            return false;
        }

        ChosenPoster = index;
        Revision++;
        return true;
    }

    /// <summary>Null: back to those of the file.</summary>
    internal void Write(IReadOnlyList<Chapter>? chapters)
    {
        OwnChapters = chapters;
        Revision++;
    }
}
