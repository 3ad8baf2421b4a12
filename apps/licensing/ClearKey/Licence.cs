using System.Buffers.Text;
using System.Text.Json.Serialization;
using EduStream.Licensing.ContentKeys;

namespace EduStream.Licensing.ClearKey;

/// <summary>A licence as the Clear Key system reads it: a JSON Web Key set (W3C Encrypted Media Extensions, 9.1.4).</summary>
internal sealed record Licence([property: JsonPropertyName("keys")] IReadOnlyList<Licence.Jwk> Keys, [property: JsonPropertyName("type")] string Type)
{
    internal static Licence Of(IEnumerable<PlainKey> keys) => new(
        [.. keys.Select(key => new Jwk("oct", Base64Url.EncodeToString(Convert.FromHexString(key.KeyId)), Base64Url.EncodeToString(key.Key)))],
        "temporary");

    internal sealed record Jwk(
        [property: JsonPropertyName("kty")] string KeyType,
        [property: JsonPropertyName("kid")] string KeyId,
        [property: JsonPropertyName("k")] string Key)
    {
        public override string ToString() => $"Jwk {{ KeyId = {KeyId} }}";
    }
}
