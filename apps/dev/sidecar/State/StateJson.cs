using System.Text.Json;
using EduStream.Grpc;
using EduStream.LocalDapr.Errors;
using EduStream.LocalDapr.Wire;

namespace EduStream.LocalDapr.State;

/// <summary>The bodies of the state API.</summary>
internal static class StateJson
{
    public static List<StateOperation> Saves(byte[] body, StateStore store)
    {
        using var json = GoJsonSyntax.TryParse(body, out var reason) ?? throw DaprError.Malformed(reason);
        if (json.RootElement.ValueKind == JsonValueKind.Null) { return []; }
        if (json.RootElement.ValueKind != JsonValueKind.Array)
        {
            throw DaprError.Malformed($"json: cannot unmarshal {GoJsonSyntax.KindName(json.RootElement)} into Go value of type []state.SetRequest");
        }
        return [.. json.RootElement.EnumerateArray().Select(item => Operation(item, isSave: true, store))];
    }

    public static List<StateOperation> Transaction(byte[] body, StateStore store)
    {
        using var json = Object(body);
        return [.. Items(json.RootElement, "operations").Select(item =>
        {
            var type = item.TryGetProperty("operation", out var name) ? name.GetString() : "";
            return type is "upsert" or "delete"
                ? Operation(item.TryGetProperty("request", out var request) ? request : default, type == "upsert", store)
                : throw NotSupported(type);
        })];
    }

    public static List<string> Keys(byte[] body)
    {
        using var json = Object(body);
        return [.. Items(json.RootElement, "keys").Select(key => key.GetString() ?? "")];
    }

    public static byte[] Bulk(IReadOnlyList<(string Key, StateEntry? Entry)> items)
    {
        var json = GoJson.Write(writer =>
        {
            writer.WriteStartArray();
            // As the SQLite store answers: what was found first.
            foreach (var (key, entry) in items.Where(item => item.Entry is not null).Concat(items.Where(item => item.Entry is null)))
            {
                writer.WriteStartObject();
                writer.WriteString("key", key);
                if (entry is not null) { Write(writer, entry); }
                writer.WriteEndObject();
            }
            writer.WriteEndArray();
        });
        return [.. json, (byte)'\n'];
    }

    public static DaprError NotSupported(string? type) =>
        DaprError.Plain(400, GrpcStatusCode.Unimplemented, "ERR_NOT_SUPPORTED_STATE_OPERATION", $"operation type {type} not supported");

    public static Concurrency Concurrency(string? name, StateStore store) => name switch
    {
        null or "" => State.Concurrency.Unspecified,
        "first-write" => State.Concurrency.FirstWrite,
        "last-write" => State.Concurrency.LastWrite,
        _ => throw store.SaveFailed($"unrecognized concurrency model '{name}'"),
    };

    private static void Write(Utf8JsonWriter writer, StateEntry entry)
    {
        writer.WritePropertyName("data");
        using (var value = GoJsonSyntax.TryParse(entry.Value, out _))
        {
            // Bytes that came over gRPC need not be JSON.
            if (value is null) { writer.WriteBase64StringValue(entry.Value); }
            else { writer.WriteRawValue(entry.Value, skipInputValidation: true); }
        }
        writer.WriteString("etag", entry.ETag);
        if (entry.Metadata is { } metadata)
        {
            writer.WritePropertyName("metadata");
            JsonSerializer.Serialize(writer, metadata, HttpJson.Types.DictionaryStringString);
        }
    }

    private static StateOperation Operation(JsonElement item, bool isSave, StateStore store)
    {
        if (item.ValueKind != JsonValueKind.Object) { throw DaprError.Malformed("\"key\" is a required field"); }
        var key = Text(item, "key");
        if (string.IsNullOrEmpty(key)) { throw DaprError.Malformed("\"key\" is a required field"); }
        var options = item.TryGetProperty("options", out var found) && found.ValueKind == JsonValueKind.Object ? found : default;
        var concurrency = options.ValueKind == JsonValueKind.Object ? Text(options, "concurrency") : null;
        var metadata = item.TryGetProperty("metadata", out var given) && given.ValueKind == JsonValueKind.Object
            ? given.EnumerateObject().ToDictionary(entry => entry.Name, entry => entry.Value.ToString(), StringComparer.Ordinal)
            : null;
        return new StateOperation(key, Text(item, "etag"), Concurrency(concurrency, store), metadata)
        {
            Value = !isSave ? null : item.TryGetProperty("value", out var value) ? System.Runtime.InteropServices.JsonMarshal.GetRawUtf8Value(value).ToArray() : "null"u8.ToArray(),
        };
    }

    private static JsonDocument Object(byte[] body)
    {
        var json = GoJsonSyntax.TryParse(body, out var reason) ?? throw DaprError.Malformed("failed deserializing HTTP body: " + reason);
        if (json.RootElement.ValueKind == JsonValueKind.Object) { return json; }
        json.Dispose();
        throw DaprError.Malformed("failed deserializing HTTP body: not an object");
    }

    private static JsonElement.ArrayEnumerator Items(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array ? list.EnumerateArray() : default;

    private static string? Text(JsonElement item, string name) =>
        item.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
