using System.Text.Json;
using System.Text.Json.Serialization;

namespace EduStream.Media.Probing;

/// <summary>ffprobe's JSON, only what is asked for.</summary>
internal sealed record FfprobeDocument(FfprobeFormat? Format, IReadOnlyList<FfprobeStream>? Streams)
{
    /// <summary>Null when the text is not such a document.</summary>
    internal static FfprobeDocument? Parse(string json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, FfprobeJson.Default.FfprobeDocument);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

internal sealed record FfprobeFormat(string? FormatName, string? StartTime, string? Duration, int? ProbeScore = null);

internal sealed record FfprobeStream(
    int Index,
    string? CodecType,
    string? CodecName,
    string? CodecTagString,
    string? Profile,
    int? Width,
    int? Height,
    string? SampleAspectRatio,
    string? PixFmt,
    string? FieldOrder,
    string? ColorSpace,
    string? ColorTransfer,
    string? RFrameRate,
    string? AvgFrameRate,
    string? TimeBase,
    long? StartPts,
    string? Duration,
    string? SampleRate,
    int? Channels,
    string? ChannelLayout,
    FfprobeDisposition? Disposition,
    FfprobeTags? Tags,
    IReadOnlyList<FfprobeSideData>? SideDataList);

internal sealed record FfprobeDisposition(int AttachedPic, int Default, int Comment, int VisualImpaired);

internal sealed record FfprobeTags(string? Language, string? Title);

internal sealed record FfprobeSideData(double? Rotation);

[JsonSerializable(typeof(FfprobeDocument))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
internal sealed partial class FfprobeJson : JsonSerializerContext;
