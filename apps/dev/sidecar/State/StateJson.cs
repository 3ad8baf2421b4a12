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
        return [.. json.RootElement.Items("operations").Select(item => item.Text("operation") switch
        {
            "upsert" => Operation(item.Member("request") ?? default, isSave: true, store),
            "delete" => Operation(item.Member("request") ?? default, isSave: false, store),
            var other => throw NotSupported(other),
        })];
    }

    public static List<string> Keys(byte[] body)
    {
        using var json = Object(body);
        return [.. json.RootElement.Items("keys").Select(key => key.GetString() ?? "")];
    }

    public static byte[] Bulk(IReadOnlyList<(string Key, StateEntry? Entry)> items)
    {
        var json = GoJson.Write(writer =>
        {
            writer.WriteStartArray();
            foreach (var (key, entry) in items)
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
        var key = item.Text("key");
        if (string.IsNullOrEmpty(key)) { throw DaprError.Malformed("\"key\" is a required field"); }
        return new StateOperation(key, item.Text("etag"), Concurrency(item.Member("options")?.Text("concurrency"), store), item.Texts("metadata"))
        {
            Value = !isSave ? null : item.Member("value") is { } value ? System.Runtime.InteropServices.JsonMarshal.GetRawUtf8Value(value).ToArray() : "null"u8.ToArray(),
        };
    }

    private static JsonDocument Object(byte[] body)
    {
        var json = GoJsonSyntax.TryParse(body, out var reason) ?? throw DaprError.Malformed("failed deserializing HTTP body: " + reason);
        if (json.RootElement.ValueKind == JsonValueKind.Object) { return json; }
        json.Dispose();
        throw DaprError.Malformed("failed deserializing HTTP body: not an object");
    }
}
