using EduStream.Contracts.Presentation;

namespace EduStream.Edge.Manifests.Hls;

/// <summary>
/// One <c>EXT-X-KEY</c> per DRM system: a player takes the line whose KEYFORMAT it knows. None of them holds a key, and none has the format
/// <c>identity</c>, whose URI players take for the key itself.
/// </summary>
internal static class KeyLines
{
    internal static IEnumerable<string> Of(PresentationTrack track, ProtectionInfo? protection)
    {
        if (protection is null || track.KeyId is not { } keyId)
        {
            yield break;
        }

        // RFC 8216bis, 4.4.4.4: SAMPLE-AES is cbcs in fragmented MP4, SAMPLE-AES-CTR is cenc.
        var method = protection.Scheme == "cbcs" ? "SAMPLE-AES" : "SAMPLE-AES-CTR";
        if (protection.System(DrmSystems.FairPlay) is not null)
        {
            yield return Line(method, $"skd://{keyId}", null, "com.apple.streamingkeydelivery");
        }

        if (protection.System(DrmSystems.Widevine)?.Pssh is { } widevine)
        {
            yield return Line(method, $"data:text/plain;base64,{widevine}", $"0x{keyId}", $"urn:uuid:{DrmSystems.Widevine}");
        }

        if (protection.System(DrmSystems.PlayReady)?.Pssh is { } playReady)
        {
            var header = Convert.ToBase64String(PsshBox.Data(Convert.FromBase64String(playReady)).Span);
            yield return Line(method, $"data:text/plain;charset=UTF-16;base64,{header}", null, "com.microsoft.playready");
        }

        if (protection.System(DrmSystems.Common) is not null)
        {
            // The 16 bytes are the key's id: with them hls.js asks a Clear Key licence server. Shaka Player skips the line (README).
            yield return Line(method, $"data:text/plain;base64,{Convert.ToBase64String(Convert.FromHexString(keyId))}", $"0x{keyId}", "org.w3.clearkey");
        }
    }

    private static string Line(string method, string uri, string? keyId, string format) => new Attributes("EXT-X-KEY")
        .Plain("METHOD", method).Quoted("URI", uri).Plain("KEYID", keyId).Quoted("KEYFORMAT", format).Quoted("KEYFORMATVERSIONS", "1").ToString();
}
