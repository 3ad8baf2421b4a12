using System.Text.Json;
using System.Text.Json.Serialization;

namespace EduStream.Media.Probing;

/// <summary>Reads a list that was once a single value: nothing, one object, or an array. Sources and plans of videos that are in work outlive an upgrade.</summary>
internal sealed class OneOrManyConverter<T> : JsonConverter<IReadOnlyList<T>>
{
    public override bool HandleNull => true;

    public override IReadOnlyList<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.Null => [],
        JsonTokenType.StartArray => JsonSerializer.Deserialize<List<T>>(ref reader, options)!,
        _ => [JsonSerializer.Deserialize<T>(ref reader, options)!],
    };

    public override void Write(Utf8JsonWriter writer, IReadOnlyList<T> value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize<IEnumerable<T>>(writer, value ?? [], options);
}
