using System.Text.Json;
using System.Text.Json.Serialization;

namespace EduStream.Contracts;

internal static class IdText
{
    internal static string Write(Guid value) => value.ToString("D");

    internal static bool TryParse<T>(string? text, out T id)
        where T : struct, IId<T>
    {
        var ok = Guid.TryParseExact(text, "D", out var value);
        id = ok ? T.From(value) : default;
        return ok;
    }
}

/// <summary>Ids are JSON strings of 36 characters, also as names of object properties.</summary>
public sealed class IdJsonConverter<T> : JsonConverter<T>
    where T : struct, IId<T>
{
    /// <inheritdoc/>
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Parse(reader.GetString());

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(IdText.Write(value.Value));

    /// <inheritdoc/>
    public override T ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Parse(reader.GetString());

    /// <inheritdoc/>
    public override void WriteAsPropertyName(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WritePropertyName(IdText.Write(value.Value));

    private static T Parse(string? text) =>
        T.TryParse(text, out var id) ? id : throw new JsonException($"'{text}' is not a {typeof(T).Name}: 36 characters, as in 0199a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b.");
}
