namespace EduStream.LocalDapr.Errors;

/// <summary>Writes an error as the HTTP API does.</summary>
internal static class HttpErrors
{
    private const string TypePrefix = "type.googleapis.com/google.rpc.";

    public static Task WriteAsync(HttpContext http, DaprError error)
    {
        var body = GoJson.Write(json =>
        {
            json.WriteStartObject();
            json.WriteString("errorCode", error.Code);
            json.WriteString("message", error.Message);
            if (error.Details.Count > 0)
            {
                json.WriteStartArray("details");
                foreach (var detail in error.Details) { Write(json, detail); }
                json.WriteEndArray();
            }
            json.WriteEndObject();
        });
        return HttpJson.WriteAsync(http, error.Status, body);
    }

    private static void Write(Utf8JsonWriter json, ErrorDetail detail)
    {
        json.WriteStartObject();
        switch (detail)
        {
            case ErrorInfo info:
                json.WriteString("@type", TypePrefix + "ErrorInfo");
                json.WriteString("domain", "dapr.io");
                json.WritePropertyName("metadata");
                JsonSerializer.Serialize(json, info.Metadata, HttpJson.Types.IReadOnlyDictionaryStringString!);
                json.WriteString("reason", info.Reason);
                break;
            case ResourceInfo resource:
                json.WriteString("@type", TypePrefix + "ResourceInfo");
                json.WriteString("description", resource.Description);
                json.WriteString("owner", "");
                json.WriteString("resource_name", resource.Name);
                json.WriteString("resource_type", resource.Type);
                break;
            case BadField bad:
                json.WriteString("@type", TypePrefix + "BadRequest");
                json.WriteStartArray("field_violations");
                json.WriteStartObject();
                json.WriteString("field", bad.Field);
                json.WriteString("description", bad.Description);
                json.WriteEndObject();
                json.WriteEndArray();
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(detail));
        }
        json.WriteEndObject();
    }
}
