namespace EduStream.LocalDapr.PubSub;

/// <summary>The body of a bulk publish.</summary>
internal static class BulkPublishJson
{
    public static IReadOnlyList<Publication> Read(byte[] body, string appId, string pubsub, string topic, IReadOnlyDictionary<string, string> metadata)
    {
        using var json = GoJsonSyntax.TryParse(body, out var reason) ?? throw Unreadable(appId, pubsub, topic, reason);
        if (json.RootElement.ValueKind != JsonValueKind.Array)
        {
            throw Unreadable(appId, pubsub, topic, $"json: cannot unmarshal {GoJsonSyntax.KindName(json.RootElement)} into Go value of type []http.bulkPublishMessageEntry");
        }
        var ids = new HashSet<string>(StringComparer.Ordinal);
        return [.. json.RootElement.EnumerateArray().Select(entry => Entry(entry, ids, metadata) ?? throw BadEntryId(appId, pubsub, topic))];
    }

    public static DaprError BadEntryId(string appId, string pubsub, string topic)
    {
        const string reason = "entryId is duplicated or not present for entry";
        return Error($"error marshaling events to bytes for topic {topic} pubsub {pubsub}. error: {reason}", pubsub, "DAPR_PUBSUB_MARSHAL_EVENTS", new() { ["appID"] = appId, ["error"] = reason });
    }

    private static Publication? Entry(JsonElement entry, HashSet<string> ids, IReadOnlyDictionary<string, string> requestMetadata)
    {
        if (entry.Text("entryId") is not { Length: > 0 } id || !ids.Add(id)) { return null; }
        var metadata = new Dictionary<string, string>(requestMetadata);
        foreach (var (name, value) in entry.Texts("metadata")) { metadata[name] = value; }
        return new Publication(Data(entry), entry.Text("contentType"), metadata);
    }

    // Text and binary travel as JSON strings, the latter in base64; everything else as the JSON that it is.
    private static byte[] Data(JsonElement entry)
    {
        if (entry.Member("event") is not { } data) { return []; }
        var type = entry.Text("contentType") ?? "";
        if (data.ValueKind != JsonValueKind.String || type.Contains("json", StringComparison.OrdinalIgnoreCase))
        {
            return System.Runtime.InteropServices.JsonMarshal.GetRawUtf8Value(data).ToArray();
        }
        return type.StartsWith("application/octet-stream", StringComparison.OrdinalIgnoreCase) && data.TryGetBytesFromBase64(out var bytes)
            ? bytes
            : System.Text.Encoding.UTF8.GetBytes(data.GetString()!);
    }

    private static DaprError Unreadable(string appId, string pubsub, string topic, string reason) =>
        Error($"error when unmarshaling the request for topic {topic} pubsub {pubsub}: {reason}", pubsub, "DAPR_PUBSUB_UNMARSHAL_EVENTS", new() { ["appID"] = appId });

    private static DaprError Error(string message, string pubsub, string reason, Dictionary<string, string> metadata) => new(400, "ERR_PUBSUB_EVENTS_SER", message)
    {
        GrpcCode = GrpcStatusCode.InvalidArgument,
        Details = [new ResourceInfo("pubsub", pubsub, message), new ErrorInfo(reason, metadata)],
    };
}
