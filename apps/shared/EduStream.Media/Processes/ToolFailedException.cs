namespace EduStream.Media.Processes;

/// <summary>An external program failed in a way that another attempt may cure: killed, out of space, not found.</summary>
public class ToolFailedException : Exception
{
    /// <summary>A failure with the program's last words.</summary>
    public ToolFailedException(string message, IReadOnlyList<string>? lastErrors = null)
        : base(lastErrors is { Count: > 0 } ? $"{message}{Environment.NewLine}{string.Join(Environment.NewLine, lastErrors)}" : message) => LastErrors = lastErrors ?? [];

    /// <summary>The last lines that the program wrote to standard error.</summary>
    public IReadOnlyList<string> LastErrors { get; }
}

/// <summary>The program did not end within its time limit and was killed.</summary>
public sealed class ToolTimeoutException(string message, IReadOnlyList<string>? lastErrors = null) : ToolFailedException(message, lastErrors);

/// <summary>The program did not begin its work: it cannot be run, or lacks what it needs on every run. Another input would change nothing.</summary>
public sealed class ToolUnusableException(string message, IReadOnlyList<string>? lastErrors = null) : ToolFailedException(message, lastErrors);
