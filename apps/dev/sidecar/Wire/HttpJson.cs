using System.Text.Json.Serialization;

namespace EduStream.LocalDapr.Wire;

/// <summary>Reading and answering on the HTTP API.</summary>
internal static class HttpJson
{
    public static JsonTypes Types => JsonTypes.Default;

    public static async Task WriteAsync(HttpContext http, int status, ReadOnlyMemory<byte> body, string contentType = "application/json")
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = contentType;
        http.Response.ContentLength = body.Length;
        await http.Response.Body.WriteAsync(body, http.RequestAborted);
    }

    public static Task NoContentAsync(HttpContext http)
    {
        http.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }

    /// <summary>The whole body. Kestrel keeps the size limit.</summary>
    public static async Task<byte[]> ReadAsync(HttpContext http)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body, http.RequestAborted);
        return body.ToArray();
    }

    /// <summary>Query parameters <c>metadata.NAME=value</c>.</summary>
    public static Dictionary<string, string> Metadata(HttpContext http)
    {
        var metadata = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in http.Request.Query)
        {
            if (name.StartsWith("metadata.", StringComparison.Ordinal)) { metadata[name["metadata.".Length..]] = value.ToString(); }
        }
        return metadata;
    }
}

[JsonSerializable(typeof(IReadOnlyDictionary<string, string>))]
[JsonSerializable(typeof(Dictionary<string, string>))]
[JsonSerializable(typeof(SortedDictionary<string, string>))]
[JsonSerializable(typeof(SortedDictionary<string, SortedDictionary<string, string>>))]
internal sealed partial class JsonTypes : JsonSerializerContext;
