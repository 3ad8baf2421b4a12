namespace EduStream.LocalDapr.State;

internal enum Concurrency { Unspecified, FirstWrite, LastWrite }

/// <summary>A save or a delete of one key, as HTTP and gRPC both mean it.</summary>
internal sealed record StateOperation(string Key, string? ETag, Concurrency Concurrency, IReadOnlyDictionary<string, string>? Metadata = null)
{
    /// <summary>What to store; null deletes.</summary>
    public byte[]? Value { get; init; }

    public bool HasETag => !string.IsNullOrEmpty(ETag);

    public string? Meta(string name) =>
        Metadata?.FirstOrDefault(entry => entry.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;
}

/// <summary>What is stored under a key.</summary>
internal sealed record StateEntry(byte[] Value, string ETag, long? ExpiresAt)
{
    /// <summary>Metadata that goes with the value: when it will be gone.</summary>
    public Dictionary<string, string>? Metadata => ExpiresAt is { } at
        ? new() { ["ttlExpireTime"] = DateTimeOffset.FromUnixTimeMilliseconds(at).ToString("yyyy-MM-ddTHH:mm:ssZ", System.Globalization.CultureInfo.InvariantCulture) }
        : null;
}

/// <summary>An ETag was given and another one is stored, or first-write met a key that is there.</summary>
internal sealed class ETagMismatchException(string key, StateOperation operation) : Exception("possible etag mismatch. error from state store")
{
    /// <summary>The key as stored.</summary>
    public string Key => key;

    public StateOperation Operation => operation;
}

/// <summary>A time to live that is no number.</summary>
internal sealed class TtlFormatException(string text) : FormatException($"parsing \"{text}\": invalid syntax");
