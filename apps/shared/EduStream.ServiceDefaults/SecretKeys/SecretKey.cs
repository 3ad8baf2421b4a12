using System.Diagnostics.CodeAnalysis;

namespace EduStream.ServiceDefaults.SecretKeys;

/// <summary>
/// A key of 32 bytes that lives base64-encoded in the Dapr secret store. It is read once the sidecar answers; until then, and for as long as it is
/// missing or malformed, the app is not ready and says in one sentence why.
/// </summary>
/// <param name="name">Name inside the secret store, see <c>EduStream.Contracts.Secrets</c>.</param>
public sealed class SecretKey(string name)
{
    /// <summary>Bytes of every such key.</summary>
    public const int Length = 32;

    private byte[]? bytes;

    /// <summary>Name inside the secret store.</summary>
    public string Name { get; } = name;

    /// <summary>True once the key was read.</summary>
    [MemberNotNullWhen(true, nameof(bytes))]
    public bool Ready => bytes is not null;

    /// <summary>The key. <see cref="SecretKeyUnavailableException"/> before it was read.</summary>
    public ReadOnlyMemory<byte> Bytes => bytes ?? throw new SecretKeyUnavailableException(Name);

    /// <summary>Takes the stored text; the sentence that says what is wrong with it, or null when it is fine.</summary>
    internal string? Accept(string? text)
    {
        var buffer = new byte[Length];
        if (string.IsNullOrWhiteSpace(text))
        {
            return $"Secret '{Name}' is missing from the secret store: put 32 random bytes there, base64-encoded (openssl rand -base64 32).";
        }

        if (!Convert.TryFromBase64String(text.Trim(), buffer, out var length) || length != Length)
        {
            return $"Secret '{Name}' is malformed: it must be 32 bytes in base64 (openssl rand -base64 32).";
        }

        bytes = buffer;
        return null;
    }
}

/// <summary>A key of the secret store is needed before it could be read.</summary>
public sealed class SecretKeyUnavailableException(string name) : InvalidOperationException($"Secret '{name}' has not been read yet.");
