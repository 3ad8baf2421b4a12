using System.Text.Json;
using System.Text.Json.Serialization;
using EduStream.Media.Probing;

namespace EduStream.Media.Captions.Embedded;

/// <summary>Pure: which streams of a file hold captions that can be converted, from what ffprobe says of it.</summary>
/// <param name="Chosen">One a language, in the file's order.</param>
internal sealed record TextStreams(IReadOnlyList<TextStream> Chosen)
{
    private const int MostLanguages = 20;

    // Text. Subtitles that are pictures (DVD, Blu-ray, broadcasts) would have to be read by OCR.
    private static readonly HashSet<string> Codecs = ["subrip", "ass", "ssa", "webvtt", "mov_text", "text", "eia_608"];

    /// <summary>Null when the text is not what ffprobe writes.</summary>
    internal static TextStreams? Parse(string json)
    {
        try
        {
            var streams = JsonSerializer.Deserialize(json, TextStreamJson.Default.TextStreamDocument)?.Streams ?? [];
            return new TextStreams(
                [
                    .. streams.Where(stream => stream.CodecType == "subtitle" && Codecs.Contains(stream.CodecName ?? string.Empty))
                        // Forced ones are translations of signs and of single foreign sentences.
                        .Where(stream => stream.Disposition?.Forced != 1)
                        .Select(stream => new TextStream(stream.Index, LanguageTag.Clean(stream.Tags?.Language) ?? CaptionLanguage.Unknown, stream.Disposition?.HearingImpaired == 1 || stream.CodecName == "eia_608", stream.Disposition?.Default == 1, stream.CodecName!))
                        .GroupBy(stream => stream.Language).Select(same => same.OrderByDescending(stream => stream.IsDefault).ThenBy(stream => stream.Index).First())
                        .OrderBy(stream => stream.Index).Take(MostLanguages),
                ]);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>One stream of text.</summary>
/// <param name="Language">BCP 47.</param>
/// <param name="ForTheDeaf">With sounds, not only with speech.</param>
/// <param name="Codec">ffmpeg's name.</param>
internal sealed record TextStream(int Index, string Language, bool ForTheDeaf, bool IsDefault, string Codec)
{
    /// <summary>As it is: SubRip, and text without markup, which that can hold. ffmpeg's decoder drops what it takes for tags.</summary>
    internal bool IsSubRip => Codec is "subrip" or "text";

    /// <summary>Of what ffmpeg's decoder makes of it.</summary>
    internal AssDialect Dialect => Codec switch { "ass" or "ssa" => AssDialect.Authored, "mov_text" => AssDialect.Plain, _ => AssDialect.Converted };
}

internal sealed record TextStreamDocument(IReadOnlyList<TextStreamEntry>? Streams);

internal sealed record TextStreamEntry(int Index, string? CodecType, string? CodecName, TextStreamDisposition? Disposition, FfprobeTags? Tags);

internal sealed record TextStreamDisposition(int Default, int Forced, int HearingImpaired);

[JsonSerializable(typeof(TextStreamDocument))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
internal sealed partial class TextStreamJson : JsonSerializerContext;
