using EduStream.Media.Captions.Reading;

namespace EduStream.Media.Captions.Embedded;

/// <summary>Gathers what is found inside a video, and counts what could not be converted: a refusal must not look like "there are none".</summary>
/// <param name="start">Seconds: zero of the video on the file's own clock.</param>
internal sealed class FoundCaptions(double start)
{
    private readonly List<EmbeddedCaptions> captions = [];
    private int refused;
    private int unreadable;

    internal double Start => start;

    internal bool Has(string language) => captions.Exists(found => found.Language == language);

    internal void Refuse() => refused++;

    internal void GiveUp() => unreadable++;

    /// <summary>SubRip as it lay in the file.</summary>
    internal void AddSubRip(CaptionOutput read, string language, bool forTheDeaf)
    {
        var reading = read.Text is { } text ? CaptionReader.Read(System.Text.Encoding.UTF8.GetBytes(text), new FindingList()) : null;
        var tooMuch = read.TooMuch || reading?.Refusal is FindingCodes.TooLarge or FindingCodes.TooManyCues;
        Add(tooMuch, reading?.Cues, start, language, forTheDeaf, label: null);
    }

    /// <summary>What ffmpeg wrote as events, on the clock that <see cref="EmbeddedCaptionArguments.Zero"/> names.</summary>
    internal void AddEvents(EventOutput read, string language, bool forTheDeaf, string? label = null) =>
        Add(read.TooMuch, read.Cues, EmbeddedCaptionArguments.Zero(start), language, forTheDeaf, label);

    /// <summary>Cues on the file's own clock.</summary>
    internal void Add(IReadOnlyList<Cue> cues, string language, bool forTheDeaf, string? label = null) => Add(tooMuch: false, cues, start, language, forTheDeaf, label);

    internal EmbeddedReading Finish() => new(captions, refused, unreadable);

    // Without cues a program gave up; without any that can be shown there is nothing to add.
    private void Add(bool tooMuch, IReadOnlyList<Cue>? cues, double zero, string language, bool forTheDeaf, string? label)
    {
        if (tooMuch)
        {
            Refuse();
        }
        else if (cues is null)
        {
            GiveUp();
        }
        else if (Shift(cues, zero) is { Count: > 0 } shown)
        {
            captions.Add(new EmbeddedCaptions(language, forTheDeaf, System.Text.Encoding.UTF8.GetBytes(WebVttWriter.Write(shown)), label));
        }
    }

    // The file's clock need not begin at zero, and zero of the video is its first picture, or its first sound where it has none.
    private static List<Cue> Shift(IReadOnlyList<Cue> cues, double zero)
    {
        var shift = TimeSpan.FromSeconds(zero);
        return
        [
            .. cues
                .Select(cue => cue with { Start = cue.Start > shift ? cue.Start - shift : TimeSpan.Zero, End = cue.End - shift })
                .Where(cue => cue.End > TimeSpan.Zero && cue.Text.Length > 0),
        ];
    }
}
