using System.Net.Http.Json;
using System.Text.Json.Serialization;

namespace Dapr.Client;

/// <summary>State requests as they look on the wire; the caller's JSON options shape only the values.</summary>
internal static class StateWire
{
    private static readonly JsonSerializerOptions Envelope = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public static JsonContent Content<T>(T body) => JsonContent.Create(body, options: Envelope);

    public static SaveItem Item<T>(
        string key, T value, string? etag, StateOptions? options, IReadOnlyDictionary<string, string>? metadata, JsonSerializerOptions json)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        return new SaveItem(key, JsonSerializer.SerializeToElement(value, json), string.IsNullOrEmpty(etag) ? null : etag, Options.Of(options), metadata);
    }

    public static object Operation(StateTransactionRequest request) => new
    {
        operation = request.OperationType == StateOperationType.Delete ? "delete" : "upsert",
        request = new SaveItem(
            request.Key, request.Value is { } value ? Parse(request.Key, value) : null, request.ETag, Options.Of(request.Options), request.Metadata),
    };

    public static string? Text(ConsistencyMode? mode) => mode switch
    {
        ConsistencyMode.Eventual => "eventual",
        ConsistencyMode.Strong => "strong",
        _ => null,
    };

    public static string? Text(ConcurrencyMode? mode) => mode switch
    {
        ConcurrencyMode.FirstWrite => "first-write",
        ConcurrencyMode.LastWrite => "last-write",
        _ => null,
    };

    private static JsonElement Parse(string key, byte[] value)
    {
        try
        {
            return JsonElement.Parse(value);
        }
        catch (JsonException error)
        {
            throw new DaprException($"The value of '{key}' in the transaction is not JSON.", error);
        }
    }

    public sealed record SaveItem(
        string Key, JsonElement? Value, [property: JsonPropertyName("etag")] string? ETag, Options? Options, IReadOnlyDictionary<string, string>? Metadata);

    public sealed record Options(string? Concurrency, string? Consistency)
    {
        public static Options? Of(StateOptions? options) =>
            options is null ? null : new Options(Text(options.Concurrency), Text(options.Consistency));
    }

    public sealed record BulkItem(string Key, JsonElement? Data, [property: JsonPropertyName("etag")] string? ETag, string? Error);
}
