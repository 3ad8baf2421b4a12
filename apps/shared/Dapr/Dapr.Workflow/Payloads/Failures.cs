namespace Dapr.Workflow.Payloads;

/// <summary>Exceptions as they go over the wire.</summary>
internal static class Failures
{
    public static TaskFailureDetails Of(Exception error) => Of(error.GetType().FullName ?? "Exception", error.Message, error.StackTrace);

    public static TaskFailureDetails Of(string type, string message, string? stackTrace = null) =>
        new() { ErrorType = type, ErrorMessage = message, StackTrace = stackTrace ?? "" };
}
