using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Dapr;

/// <summary>Replaces the body of a structured CloudEvent by its data for the rest of the pipeline.</summary>
internal sealed class CloudEventsMiddleware(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext http)
    {
        if (!MediaTypeHeaderValue.TryParse(http.Request.ContentType, out var type) || type.MediaType != "application/cloudevents+json")
        {
            await next(http);
            return;
        }

        var envelope = await ReadAsync(http, type);
        var attributes = envelope.EnumerateObject().ToList();
        var data = Find(attributes, "data");
        var binary = Find(attributes, "data_base64");
        if (data is not null && binary is not null)
        {
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        var contentType = ContentTypeOf(attributes, out var isJson);
        var body = binary is { } base64 ? base64.GetBytesFromBase64() : data is { } value ? BytesOf(value, isJson) : [];
        var (originalBody, originalType) = (http.Request.Body, http.Request.ContentType);
        try
        {
            http.Request.Body = new MemoryStream(body, writable: false);
            http.Request.ContentType = data is null && binary is null ? null : contentType;
            await next(http);
        }
        finally
        {
            (http.Request.Body, http.Request.ContentType) = (originalBody, originalType);
        }
    }

    private static async Task<JsonElement> ReadAsync(HttpContext http, MediaTypeHeaderValue type)
    {
        var encoding = type.Encoding ?? Encoding.UTF8;
        if (encoding.WebName == Encoding.UTF8.WebName)
        {
            return await JsonSerializer.DeserializeAsync<JsonElement>(http.Request.Body, cancellationToken: http.RequestAborted);
        }

        using var reader = new StreamReader(http.Request.Body, encoding, detectEncodingFromByteOrderMarks: false, leaveOpen: true);
        return JsonSerializer.Deserialize<JsonElement>(await reader.ReadToEndAsync(http.RequestAborted));
    }

    private static byte[] BytesOf(JsonElement data, bool isJson) =>
        // Text that is not JSON stands in the envelope as a JSON string; everything else is JSON as it is.
        isJson || data.ValueKind != JsonValueKind.String
            ? JsonSerializer.SerializeToUtf8Bytes(data)
            : Encoding.UTF8.GetBytes(data.GetString()!);

    private static string ContentTypeOf(IEnumerable<JsonProperty> attributes, out bool isJson)
    {
        isJson = true;
        if (Find(attributes, "datacontenttype") is not { ValueKind: JsonValueKind.String } text
            || !MediaTypeHeaderValue.TryParse(text.GetString(), out var type))
        {
            return "application/json";
        }

        isJson = type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
            || type.Suffix.Equals("json", StringComparison.OrdinalIgnoreCase);
        // What the body holds from here on is UTF-8.
        type.Charset = default;
        return type.ToString();
    }

    private static JsonElement? Find(IEnumerable<JsonProperty> attributes, string name)
    {
        foreach (var attribute in attributes)
        {
            if (attribute.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return attribute.Value;
            }
        }

        return null;
    }
}
