using System.Text.Json;

namespace Dapr.Workflow.Payloads;

/// <summary>Inputs, results and statuses as text: Web JSON with fields; null is the empty text.</summary>
internal static class Payload
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { IncludeFields = true };

    public static string Write(object? value) => value is null ? "" : JsonSerializer.Serialize(value, value.GetType(), Json);

    public static T Read<T>(string? text) => string.IsNullOrEmpty(text) ? default! : JsonSerializer.Deserialize<T>(text, Json)!;

    public static object? Read(string? text, Type type) => string.IsNullOrEmpty(text) ? null : JsonSerializer.Deserialize(text, type, Json);
}
