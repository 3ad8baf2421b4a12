using System.Text.Json;
using System.Text.Json.Serialization;
using EduStream.Media.Captions;

namespace EduStream.Media.Speech;

/// <summary>The JSON of whisper.cpp: sentences with their milliseconds, and the language that it heard.</summary>
internal static class SpeechJson
{
    // A week: more is no time of a lecture, and would not fit a clock.
    private const long MostMilliseconds = 7L * 24 * 3600 * 1000;

    /// <summary>Null when it is something else.</summary>
    internal static SpeechOutcome.Heard? Read(byte[] content)
    {
        try
        {
            var document = JsonSerializer.Deserialize(content, SpeechJsonContext.Default.SpeechDocument);
            if (document?.Transcription is not { } sentences)
            {
                return null;
            }

            var cues = sentences
                .Where(sentence => sentence is { Text: not null, Offsets: { From: >= 0, To: <= MostMilliseconds } } && sentence.Offsets.From < sentence.Offsets.To)
                .Select(sentence => new Cue(TimeSpan.FromMilliseconds(sentence.Offsets!.From), TimeSpan.FromMilliseconds(sentence.Offsets.To), CueText.Escape(sentence.Text!.ReplaceLineEndings(" ").Trim())))
                .Where(cue => cue.Text.Length > 0);
            return new SpeechOutcome.Heard(CaptionLanguage.Canonical(document.Result?.Language), System.Text.Encoding.UTF8.GetBytes(WebVttWriter.Write(cues)));
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

internal sealed record SpeechDocument(SpeechResult? Result, IReadOnlyList<SpeechSentence>? Transcription);

internal sealed record SpeechResult(string? Language);

internal sealed record SpeechSentence(SpeechOffsets? Offsets, string? Text);

internal sealed record SpeechOffsets(long From, long To);

[JsonSerializable(typeof(SpeechDocument))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
internal sealed partial class SpeechJsonContext : JsonSerializerContext;
