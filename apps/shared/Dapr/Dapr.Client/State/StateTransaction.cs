namespace Dapr.Client;

/// <summary>What an operation of a transaction does.</summary>
public enum StateOperationType
{
    /// <summary>Writes.</summary>
    Upsert = 0,
    /// <summary>Deletes.</summary>
    Delete = 1,
}

/// <summary>One operation of a transaction. The value is JSON in UTF-8: it travels as JSON here.</summary>
public sealed class StateTransactionRequest(
    string key,
    byte[]? value,
    StateOperationType operationType,
    string? etag = null,
    IReadOnlyDictionary<string, string>? metadata = null,
    StateOptions? options = null)
{
    /// <summary>How it is written.</summary>
#pragma warning disable CA1051 // A field in the official package too.
    public StateOptions? Options = options;
#pragma warning restore CA1051

    /// <summary>The key.</summary>
    public string Key { get; } = key;

    /// <summary>The new value, JSON in UTF-8.</summary>
#pragma warning disable CA1819 // An array in the official package too.
    public byte[]? Value { get; set; } = value;
#pragma warning restore CA1819

    /// <summary>Write or delete.</summary>
    public StateOperationType? OperationType { get; set; } = operationType;

    /// <summary>The version that the writer has seen.</summary>
    public string? ETag { get; set; } = etag;

    /// <summary>For the store.</summary>
    public IReadOnlyDictionary<string, string>? Metadata { get; set; } = metadata;
}
