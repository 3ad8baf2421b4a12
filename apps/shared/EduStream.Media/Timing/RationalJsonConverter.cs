using System.Text.Json;
using System.Text.Json.Serialization;

namespace EduStream.Media.Timing;

/// <summary>Fractions are JSON strings: <c>"30000/1001"</c>.</summary>
public sealed class RationalJsonConverter : JsonConverter<Rational>
{
    /// <inheritdoc/>
    public override Rational Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var text = reader.GetString();
        return Rational.TryParse(text, out var value) ? value : throw new JsonException($"'{text}' is not a fraction such as 30000/1001.");
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Rational value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStringValue(value.ToString());
    }
}
