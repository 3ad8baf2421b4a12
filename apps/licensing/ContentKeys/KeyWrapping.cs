using System.Security.Cryptography;
using System.Text;
using EduStream.Contracts;
using EduStream.ServiceDefaults.SecretKeys;
using Microsoft.Extensions.DependencyInjection;

namespace EduStream.Licensing.ContentKeys;

/// <summary>
/// Content keys leave this process for the state store only encrypted (AES-256-GCM). What a key is for is authenticated with it, so that a stored key cannot be
/// moved to another video.
/// </summary>
internal sealed class KeyWrapping([FromKeyedServices(Secrets.ContentKeyWrapping)] SecretKey wrappingKey)
{
    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    internal bool Ready => wrappingKey.Ready;

    /// <summary>Nonce, ciphertext and tag in one.</summary>
    internal byte[] Wrap(ReadOnlySpan<byte> key, string keyId, VideoId videoId, int version)
    {
        var wrapped = new byte[NonceBytes + key.Length + TagBytes];
        var nonce = wrapped.AsSpan(0, NonceBytes);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(wrappingKey.Bytes.Span, TagBytes);
        aes.Encrypt(nonce, key, wrapped.AsSpan(NonceBytes, key.Length), wrapped.AsSpan(NonceBytes + key.Length), Purpose(keyId, videoId, version));
        return wrapped;
    }

    /// <summary><see cref="CryptographicException"/> when it was wrapped under another key or for something else.</summary>
    internal byte[] Unwrap(ReadOnlySpan<byte> wrapped, string keyId, VideoId videoId, int version)
    {
        if (wrapped.Length <= NonceBytes + TagBytes)
        {
            throw new CryptographicException("The wrapped key is cut short.");
        }

        var key = new byte[wrapped.Length - NonceBytes - TagBytes];
        using var aes = new AesGcm(wrappingKey.Bytes.Span, TagBytes);
        aes.Decrypt(wrapped[..NonceBytes], wrapped.Slice(NonceBytes, key.Length), wrapped[^TagBytes..], key, Purpose(keyId, videoId, version));
        return key;
    }

    private static byte[] Purpose(string keyId, VideoId videoId, int version) => Encoding.UTF8.GetBytes($"{keyId}|{videoId}|{version}");
}
