namespace Dapr.Workflow;

/// <summary>An activity or a child workflow failed, after all its tries.</summary>
public class WorkflowTaskFailedException(string message, WorkflowTaskFailureDetails failureDetails) : Exception(message)
{
    /// <summary>What it failed with.</summary>
    public WorkflowTaskFailureDetails FailureDetails { get; } = failureDetails;
}

/// <summary>What a step failed with, as it went over the wire.</summary>
public class WorkflowTaskFailureDetails(string errorType, string errorMessage, string? stackTrace = null)
{
    /// <summary>The full name of the exception's type.</summary>
    public string ErrorType { get; } = errorType;

    /// <summary>The exception's message.</summary>
    public string ErrorMessage { get; } = errorMessage;

    /// <summary>Where it was thrown.</summary>
    public string? StackTrace { get; } = stackTrace;

    /// <summary>True when the type is loaded here and is a <typeparamref name="T"/>; only types of the core library are found by name.</summary>
    public bool IsCausedBy<T>()
        where T : Exception =>
        Type.GetType(ErrorType, throwOnError: false) is { } type && typeof(T).IsAssignableFrom(type);

    /// <inheritdoc />
    public override string ToString() => $"{ErrorType}: {ErrorMessage}";
}
