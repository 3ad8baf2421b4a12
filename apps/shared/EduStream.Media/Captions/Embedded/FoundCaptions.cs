using EduStream.Media.Captions.Reading;

namespace EduStream.Media.Captions.Embedded;

/// <summary>Gathers what is found inside a video, and counts what could not be converted: a refusal must not look like "there are none".</summary>
/// <param name="start">Seconds: zero of the video on the file's own clock.</param>
internal sealed class FoundCaptions(double start)
{
    private readonly List<EmbeddedCaptions> captions = [];
    private int refused;
    private int unreadable;

    internal bool Has(string language) => captions.Exists(found => found.Language == language);

    internal void Refuse() => refused++;

    internal void GiveUp() => unreadable++;

    /// <summary>What ffmpeg wrote as WebVTT.</summary>
    internal void Add(CaptionOutput read, string language, bool forTheDeaf, string? label = null)
    {
        if (read.Text is not { } text)
        {
            (refused, unreadable) = read.TooMuch ? (refused + 1, unreadable) : (refused, unreadable + 1);
            return;
        }

        var reading = CaptionReader.Read(System.Text.Encoding.UTF8.GetBytes(text), new FindingList());
        if (reading.Refusal is FindingCodes.TooLarge or FindingCodes.TooManyCues)
        {
            Refuse();
        }
        else
        {
            Add(reading.Cues, language, forTheDeaf, label);
        }
    }

    /// <summary>Cues on the file's own clock; without any that can be shown there is nothing to add.</summary>
    internal void Add(IReadOnlyList<Cue> cues, string language, bool forTheDeaf, string? label = null)
    {
        if (EmbeddedCaptionReader.Shift(cues, start) is { Count: > 0 } shown)
        {
            captions.Add(new EmbeddedCaptions(language, forTheDeaf, System.Text.Encoding.UTF8.GetBytes(WebVttWriter.Write(shown)), label));
        }
    }

    internal EmbeddedReading Finish() => new(captions, refused, unreadable);
}
