namespace Dapr.Client;

/// <summary>One key of a bulk read, with its value as text.</summary>
public readonly struct BulkStateItem(string key, string value, string etag)
{
    /// <summary>The key.</summary>
    public string Key { get; } = key;

    /// <summary>The stored text; empty when the key is missing.</summary>
    public string Value { get; } = value;

    /// <summary>The version; empty when the key is missing.</summary>
    public string ETag { get; } = etag;
}

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

/// <summary>One key of a bulk write.</summary>
public readonly struct SaveStateItem<TValue>(
    string key, TValue value, string etag, StateOptions? stateOptions = null, IReadOnlyDictionary<string, string>? metadata = null)
{
    /// <summary>The key.</summary>
    public string Key { get; } = key;

    /// <summary>The new value.</summary>
    public TValue Value { get; } = value;

    /// <summary>The version that the writer has seen.</summary>
    public string ETag { get; } = etag;

    /// <summary>How it is written.</summary>
    public StateOptions? StateOptions { get; } = stateOptions;

    /// <summary>For the store, for example <c>ttlInSeconds</c>.</summary>
    public IReadOnlyDictionary<string, string>? Metadata { get; } = metadata;
}

/// <summary>One key of a bulk delete.</summary>
public readonly struct BulkDeleteStateItem(
    string key, string etag, StateOptions? stateOptions = null, IReadOnlyDictionary<string, string>? metadata = null)
{
    /// <summary>The key.</summary>
    public string Key { get; } = key;

    /// <summary>The version that the writer has seen.</summary>
    public string ETag { get; } = etag;

    /// <summary>How it is deleted.</summary>
    public StateOptions? StateOptions { get; } = stateOptions;

    /// <summary>For the store.</summary>
    public IReadOnlyDictionary<string, string>? Metadata { get; } = metadata;
}
