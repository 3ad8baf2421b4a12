using System.Buffers;
using System.Text.Encodings.Web;

namespace EduStream.LocalDapr.Wire;

/// <summary>
/// JSON as Go's encoder writes it: keys of maps sorted by their bytes, numbers as they came, <c>&lt; &gt; &amp;</c> escaped, everything else plain.
/// Dapr's envelopes and error bodies pass through that encoder, and clients may compare or sign them.
/// </summary>
internal static class GoJson
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    public static byte[] Write(Action<Utf8JsonWriter> write) => Escape(WritePlain(write));

    /// <summary>As the encoder of Go's protocol buffers writes it, which escapes nothing that JSON does not ask for.</summary>
    public static byte[] WritePlain(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var json = new Utf8JsonWriter(buffer, Options)) { write(json); }
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Writes a value again with its keys sorted at every level.</summary>
    public static void WriteSorted(this Utf8JsonWriter json, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                json.WriteStartObject();
                // Of a key that comes twice Go keeps the last.
                var properties = new SortedDictionary<string, JsonElement>(StringComparer.Ordinal);
                foreach (var property in value.EnumerateObject()) { properties[property.Name] = property.Value; }
                foreach (var (name, member) in properties)
                {
                    json.WritePropertyName(name);
                    json.WriteSorted(member);
                }
                json.WriteEndObject();
                break;
            case JsonValueKind.Array:
                json.WriteStartArray();
                foreach (var item in value.EnumerateArray()) { json.WriteSorted(item); }
                json.WriteEndArray();
                break;
            default:
                value.WriteTo(json);
                break;
        }
    }

    // These three bytes occur in JSON inside strings only.
    private static byte[] Escape(byte[] json)
    {
        if (json.AsSpan().IndexOfAny("<>&"u8) < 0) { return json; }
        var text = new StringBuilder(Encoding.UTF8.GetString(json)).Replace("<", "\\u003c").Replace(">", "\\u003e").Replace("&", "\\u0026");
        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
