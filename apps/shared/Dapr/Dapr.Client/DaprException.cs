namespace Dapr;

/// <summary>What every failed call to the sidecar throws.</summary>
public class DaprException : Exception
{
    /// <summary>With a message only.</summary>
    public DaprException(string message)
        : base(message)
    {
    }

    /// <summary>With the cause: an <see cref="HttpRequestException"/> that holds the status, or what went wrong on the way.</summary>
    public DaprException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
