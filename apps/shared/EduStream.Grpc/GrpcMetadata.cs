using System.Collections;

namespace EduStream.Grpc;

/// <summary>Headers or trailers of a call. Names ignore case; names that end in <c>-bin</c> carry bytes as base64.</summary>
public sealed class GrpcMetadata : IEnumerable<KeyValuePair<string, string>>
{
    private readonly List<KeyValuePair<string, string>> _entries = [];

    /// <summary>Adds a text value.</summary>
    public void Add(string name, string value) => _entries.Add(new(name, value));

    /// <summary>Adds a binary value; the name must end in <c>-bin</c>.</summary>
    public void Add(string name, ReadOnlySpan<byte> value)
    {
        if (!name.EndsWith("-bin", StringComparison.OrdinalIgnoreCase))
        {
            throw new ArgumentException("The name of a binary value ends in -bin.", nameof(name));
        }

        Add(name, Convert.ToBase64String(value));
    }

    /// <summary>The first value of that name, or null.</summary>
    public string? Get(string name)
    {
        foreach (var (key, value) in _entries)
        {
            if (string.Equals(key, name, StringComparison.OrdinalIgnoreCase))
            {
                return value;
            }
        }

        return null;
    }

    /// <summary>The first binary value of that name, or null when it is missing or not base64.</summary>
    public byte[]? GetBytes(string name) => Get(name) is { } text ? FromBase64(text) : null;

    /// <inheritdoc />
    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() => _entries.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    // Senders may leave the padding out: grpc-go does.
    private static byte[]? FromBase64(string text)
    {
        var padded = text.PadRight((text.Length + 3) / 4 * 4, '=');
        var bytes = new byte[padded.Length / 4 * 3];
        return Convert.TryFromBase64String(padded, bytes, out var length) ? bytes[..length] : null;
    }
}
