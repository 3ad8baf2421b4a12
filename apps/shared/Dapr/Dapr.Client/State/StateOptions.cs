namespace Dapr.Client;

/// <summary>Whose write wins.</summary>
public enum ConcurrencyMode
{
    /// <summary>The first: a later one with an older ETag, or with none, is refused.</summary>
    FirstWrite = 0,
    /// <summary>The last.</summary>
    LastWrite = 1,
}

/// <summary>How soon others see a write.</summary>
public enum ConsistencyMode
{
    /// <summary>In time.</summary>
    Eventual = 0,
    /// <summary>At once.</summary>
    Strong = 1,
}

/// <summary>How one write is to be done.</summary>
public class StateOptions
{
    /// <summary>Whose write wins; the store's default unless set.</summary>
    public ConcurrencyMode? Concurrency { get; set; }

    /// <summary>How soon others see it; the store's default unless set.</summary>
    public ConsistencyMode? Consistency { get; set; }
}
