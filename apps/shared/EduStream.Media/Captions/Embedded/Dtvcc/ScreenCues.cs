using EduStream.Media.Captions.Reading;

namespace EduStream.Media.Captions.Embedded.Dtvcc;

/// <summary>
/// Cues from what is on the screen: one lasts while its text stays. Text that is painted letter by letter is one cue that grows; a line that comes later begins a new one, so
/// that no word is read before it is said.
/// <code>
/// painted   O.. ON.. ONE..          ONE/T.. ONE/TWO      TWO
/// cues      |------- ONE -----------|------ ONE/TWO -----|- TWO
/// </code>
/// </summary>
internal sealed class ScreenCues
{
    // Lines that come as fast as that are one caption that is painted.
    private static readonly TimeSpan Painting = TimeSpan.FromSeconds(0.5);

    private readonly List<Cue> cues = [];
    private string shown = string.Empty;
    private TimeSpan since;
    private long characters;

    internal IReadOnlyList<Cue> Cues => cues;

    /// <summary>It says more than captions do; what comes then is not kept.</summary>
    internal bool TooMuch { get; private set; }

    /// <param name="at">Not before that of the call before.</param>
    internal void Show(TimeSpan at, string text)
    {
        if (text == shown)
        {
            return;
        }

        if (!Grows(at, text))
        {
            Close(at);
            since = at;
        }

        shown = text;
    }

    private bool Grows(TimeSpan at, string text)
    {
        if (shown.Length == 0)
        {
            return false;
        }

        var (before, after) = (shown.Split('\n'), text.Split('\n'));
        return before.Length <= after.Length && (before.Length == after.Length || at - since < Painting)
            && before.Zip(after).All(line => line.Second.StartsWith(line.First, StringComparison.Ordinal));
    }

    private void Close(TimeSpan at)
    {
        TooMuch |= cues.Count >= CaptionReader.MostCues || characters >= CaptionReader.MostBytes;
        if (shown.Length > 0 && at > since && !TooMuch)
        {
            cues.Add(new Cue(since, at, CueText.Escape(shown)));
            characters += shown.Length;
        }
    }
}
