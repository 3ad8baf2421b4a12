namespace Dapr;

/// <summary>A failure with the error code of Dapr's API.</summary>
public class DaprApiException : DaprException
{
    /// <summary>A failure that a retry might cure, as <paramref name="isTransient"/> says.</summary>
    public DaprApiException(string message, string errorCode, bool isTransient)
        : base(message)
    {
        ErrorCode = errorCode;
        IsTransient = isTransient;
    }

    /// <summary>The same, with its cause.</summary>
    public DaprApiException(string message, Exception inner, string errorCode, bool isTransient)
        : base(message, inner)
    {
        ErrorCode = errorCode;
        IsTransient = isTransient;
    }

    /// <summary>For example <c>ERR_STATE_STORE_NOT_FOUND</c>.</summary>
    public string ErrorCode { get; }

    /// <summary>True when a retry may succeed.</summary>
    public bool IsTransient { get; }
}
