namespace EduStream.LocalDapr.Wire;

/// <summary>Parses JSON; what is wrong with it is said in the words of Go's decoder, which Dapr passes on to the caller.</summary>
internal static class GoJsonSyntax
{
    /// <summary>Null and the reason when the text is not one JSON value.</summary>
    public static JsonDocument? TryParse(ReadOnlyMemory<byte> json, out string reason)
    {
        try
        {
            reason = "";
            return JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 512 });
        }
        catch (JsonException)
        {
            reason = Reason(json.Span);
            return null;
        }
    }

    /// <summary>A member of an object. Names ignore case, as in Go: Dapr's own SDKs rely on it.</summary>
    public static JsonElement? Member(this JsonElement item, string name)
    {
        if (item.ValueKind != JsonValueKind.Object) { return null; }
        if (item.TryGetProperty(name, out var exact)) { return exact; }
        foreach (var member in item.EnumerateObject())
        {
            if (member.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) { return member.Value; }
        }
        return null;
    }

    /// <summary>A member that is a string, or null.</summary>
    public static string? Text(this JsonElement item, string name) => item.Member(name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    /// <summary>A member that is an object of strings; numbers and booleans become text.</summary>
    public static Dictionary<string, string> Texts(this JsonElement item, string name) => item.Member(name) is { ValueKind: JsonValueKind.Object } map
        ? map.EnumerateObject().ToDictionary(entry => entry.Name, entry => entry.Value.ToString(), StringComparer.OrdinalIgnoreCase)
        : new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The items of a member that is a list.</summary>
    public static JsonElement.ArrayEnumerator Items(this JsonElement item, string name) =>
        item.Member(name) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : default;

    /// <summary>What Go calls the kind of a value in "cannot unmarshal".</summary>
    public static string KindName(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "object",
        JsonValueKind.Array => "array",
        JsonValueKind.String => "string",
        JsonValueKind.Number => "number",
        JsonValueKind.True or JsonValueKind.False => "bool",
        _ => "null",
    };

    private static string Reason(ReadOnlySpan<byte> json)
    {
        if (json.Trim(" \t\r\n"u8).IsEmpty) { return "EOF"; }
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = 512 });
        var (before, inObject) = (JsonTokenType.None, new Stack<bool>());
        try
        {
            while (reader.Read())
            {
                before = reader.TokenType;
                if (before is JsonTokenType.StartObject or JsonTokenType.StartArray) { inObject.Push(before == JsonTokenType.StartObject); }
                if (before is JsonTokenType.EndObject or JsonTokenType.EndArray) { inObject.Pop(); }
            }
        }
        catch (JsonException)
        {
            var depth = inObject.Count;
            var at = Skip(json, (int)reader.BytesConsumed);
            if (at < json.Length && json[at] == ',' && before is not (JsonTokenType.StartObject or JsonTokenType.StartArray or JsonTokenType.PropertyName)) { at = Skip(json, at + 1); }
            if (at < json.Length && json[at] == ':' && before == JsonTokenType.PropertyName) { at = Skip(json, at + 1); }
            if (at >= json.Length) { return "unexpected EOF"; }
            var where = (before, depth > 0 && inObject.Peek()) switch
            {
                (JsonTokenType.StartObject, _) => "looking for beginning of object key string",
                (JsonTokenType.None or JsonTokenType.StartArray or JsonTokenType.PropertyName, _) => "looking for beginning of value",
                (_, true) => "after object key:value pair",
                _ => depth > 0 ? "after array element" : "after top-level value",
            };
            return $"invalid character {Quote(json[at..])} {where}";
        }
        return "unexpected EOF";
    }

    private static int Skip(ReadOnlySpan<byte> json, int at)
    {
        while (at < json.Length && json[at] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n') { at++; }
        return at;
    }

    private static string Quote(ReadOnlySpan<byte> json)
    {
        _ = Rune.DecodeFromUtf8(json, out var rune, out _);
        return rune.Value == '\'' ? "'\\''" : rune.Value == '"' ? "'\"'" : $"'{rune}'";
    }
}
