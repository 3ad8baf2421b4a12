namespace EduStream.Media.Captions;

/// <summary>
/// Cues on the segment grid of the picture. A cue that crosses a border is in every segment that it is shown in, whole, so that a viewer who starts at any
/// segment sees it; players know it by its times and text and show it once.
/// <code>
/// grid     |0      |4      |8      |12
/// cues       |-A-|    |--B--|-C-|
/// segment 0: A        segment 4: B        segment 8: B C
/// </code>
/// </summary>
public sealed class CaptionSegmenter
{
    private readonly IReadOnlyList<Cue> cues;
    private readonly TimeSpan[] shownUntil;

    /// <param name="cues">Repaired: in order of their starts.</param>
    public CaptionSegmenter(IReadOnlyList<Cue> cues)
    {
        ArgumentNullException.ThrowIfNull(cues);
        this.cues = cues;
        shownUntil = new TimeSpan[cues.Count];
        for (var i = 0; i < cues.Count; i++)
        {
            shownUntil[i] = i > 0 && shownUntil[i - 1] > cues[i].End ? shownUntil[i - 1] : cues[i].End;
        }
    }

    /// <summary>Those of which something is shown between <paramref name="start"/> and <paramref name="end"/>, seconds from the first picture.</summary>
    public IReadOnlyList<Cue> Between(TimeSpan start, TimeSpan end)
    {
        // Everything before the first cue that ends later than `start` is over: the latest end so far only grows, so that it can be searched.
        var first = Array.BinarySearch(shownUntil, start);
        first = first < 0 ? ~first : first;
        var found = new List<Cue>();
        for (var i = first; i < cues.Count && cues[i].Start < end; i++)
        {
            if (cues[i].End > start)
            {
                found.Add(cues[i]);
            }
        }

        return found;
    }
}
