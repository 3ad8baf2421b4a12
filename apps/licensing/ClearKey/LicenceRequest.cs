using System.Buffers.Text;
using System.Text.Json;

namespace EduStream.Licensing.ClearKey;

/// <summary>A licence request as the Clear Key system writes it (W3C Encrypted Media Extensions, 9.1.3): <c>{"kids":["..."],"type":"temporary"}</c>. It comes from a browser and is hostile.</summary>
internal sealed record LicenceRequest(IReadOnlyList<string> KeyIds)
{
    /// <summary>More than any player sends: a version has one key per class.</summary>
    internal const int MostKeyIds = 32;

    private const int KeyIdBytes = 16;
    private const int KeyIdCharacters = 22;

    /// <summary>Key ids as 32 lower-case hexadecimal characters, or the sentence that says what is wrong.</summary>
    internal static (LicenceRequest? Request, string? Wrong) Read(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var json = JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = 4 });
            return Read(json.RootElement);
        }
        catch (JsonException)
        {
            return (null, "The body is not JSON.");
        }
    }

    private static (LicenceRequest? Request, string? Wrong) Read(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("kids", out var kids) || kids.ValueKind != JsonValueKind.Array)
        {
            return (null, "The body has no list 'kids'.");
        }

        if (root.TryGetProperty("type", out var type) && (type.ValueKind != JsonValueKind.String || !type.ValueEquals("temporary")))
        {
            return (null, "Only licences of the type 'temporary' are given.");
        }

        if (kids.GetArrayLength() is 0 or > MostKeyIds)
        {
            return (null, $"The list 'kids' must name 1 to {MostKeyIds} keys.");
        }

        var keyIds = kids.EnumerateArray().Select(KeyId).ToList();
        return keyIds.TrueForAll(keyId => keyId is not null)
            ? (new LicenceRequest([.. keyIds.Distinct()!]), null)
            : (null, "A key id is 16 bytes in base64url without padding.");
    }

    private static string? KeyId(JsonElement element)
    {
        Span<byte> bytes = stackalloc byte[KeyIdBytes];
        return element.ValueKind == JsonValueKind.String && element.GetString() is { Length: KeyIdCharacters } text
            && Base64Url.IsValid(text) && Base64Url.TryDecodeFromChars(text, bytes, out var length) && length == KeyIdBytes
                ? Convert.ToHexStringLower(bytes)
                : null;
    }
}
