namespace Dapr.Client;

/// <summary>One key of a bulk read.</summary>
public readonly struct BulkStateItem<TValue>(string key, TValue value, string etag)
{
    /// <summary>The key.</summary>
    public string Key { get; } = key;

    /// <summary>The value; the type's default when the key is missing.</summary>
    public TValue Value { get; } = value;

    /// <summary>The version; empty when the key is missing.</summary>
    public string ETag { get; } = etag;
}
