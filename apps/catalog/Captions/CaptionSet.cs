using EduStream.Contracts;
using EduStream.Contracts.Captions;

namespace EduStream.Catalog.Captions;

/// <summary>
/// The captions of a video. The database says which there are; their files and the list that <c>edge</c> reads lie in the media store. The list is written after the
/// change, and <see cref="Listed"/> tells how far that came.
/// </summary>
internal sealed class CaptionSet
{
    internal const int MostLanguages = 50;

    /// <summary>Kept of one language; what is older goes.</summary>
    internal const int MostRevisions = 10;

    public required VideoId VideoId { get; init; }

    /// <summary>Counts changes: the revision of what changed last, and what keeps two writers from overwriting each other.</summary>
    public int Revision { get; private set; }

    /// <summary>The revision that the list in the media store shows.</summary>
    public int Listed { get; set; }

    public List<CaptionTrack> Tracks { get; } = [];

    internal CaptionTrack? Current(string language) => Tracks.Find(track => track.IsCurrent && track.Language == language);

    internal CaptionTrack Replace(CaptionDraft draft, DateTimeOffset now)
    {
        Current(draft.Language)?.Retire();
        var track = CaptionTrack.Of(this, ++Revision, draft, now);
        Tracks.Add(track);
        foreach (var old in Tracks.Where(found => found.Language == draft.Language).OrderByDescending(found => found.Revision).Skip(MostRevisions).ToList())
        {
            Tracks.Remove(old);
        }

        return track;
    }

    /// <summary>With all revisions: what was taken away must be gone.</summary>
    internal void Remove(string language)
    {
        Revision++;
        Tracks.RemoveAll(track => track.Language == language);
    }

    /// <summary>Whether what comes from the video itself may stand in for what is there.</summary>
    internal OfferVerdict Judge(OfferCaptions offer) => Current(offer.Language) switch
    {
        null => OfferVerdict.Take,
        { Origin: var origin, Version: var version } when origin == offer.Origin && version == offer.Version => OfferVerdict.TakenBefore,
        { Origin: CaptionOrigin.Instructor } => OfferVerdict.Keep,
        { Version: var version } when version > offer.Version => OfferVerdict.Keep,
        { Origin: var origin, Version: var version } when version == offer.Version && origin < offer.Origin => OfferVerdict.Keep,
        _ => OfferVerdict.Take,
    };
}

/// <summary>See <see cref="CaptionSet.Judge"/>.</summary>
internal enum OfferVerdict
{
    Take,
    TakenBefore,
    Keep,
}
