using System.Text.Json;
using EduStream.Media.Captions;

namespace EduStream.Media.Speech.Azure;

/// <summary>Pure: the result file of a transcription as captions.</summary>
internal static class AzureSpeechResult
{
    // A week in units of 100 ns: what lies beyond is no time of a lecture.
    private static readonly double MostTicks = TimeSpan.FromDays(7).Ticks;

    /// <summary>Null when nothing was recognized. <see cref="JsonException"/> when it is something else.</summary>
    internal static SpeechOutcome.Heard? Read(ReadOnlySpan<byte> content)
    {
        var phrases = JsonSerializer.Deserialize(content, AzureSpeechJson.Default.AzureResultDocument)?.RecognizedPhrases ?? [];
        var heard = phrases
            .Where(phrase => phrase is { RecognitionStatus: "Success", OffsetInTicks: >= 0, DurationInTicks: > 0, NBest: [{ Display.Length: > 0 }, ..] } && phrase.OffsetInTicks + phrase.DurationInTicks < MostTicks)
            .OrderBy(phrase => phrase.OffsetInTicks)
            .ToList();
        if (heard.Count == 0)
        {
            return null;
        }

        var cues = heard.Select(phrase => new Cue(
            TimeSpan.FromTicks((long)phrase.OffsetInTicks), TimeSpan.FromTicks((long)(phrase.OffsetInTicks + phrase.DurationInTicks)), CueText.Escape(phrase.NBest![0].Display!.ReplaceLineEndings(" "))));
        var spoken = heard.Select(phrase => CaptionLanguage.Canonical(phrase.Locale)).OfType<string>().GroupBy(locale => locale).MaxBy(locale => locale.Count())?.Key;
        return new SpeechOutcome.Heard(spoken, System.Text.Encoding.UTF8.GetBytes(WebVttWriter.Write(cues)));
    }
}

/// <param name="RecognizedPhrases">Sentences, with several guesses each, the best first.</param>
internal sealed record AzureResultDocument(IReadOnlyList<AzurePhrase>? RecognizedPhrases);

internal sealed record AzurePhrase(string? RecognitionStatus, double OffsetInTicks, double DurationInTicks, string? Locale, IReadOnlyList<AzureGuess>? NBest);

internal sealed record AzureGuess(string? Display);
