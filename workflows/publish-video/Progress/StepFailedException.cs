using System.Text.RegularExpressions;

namespace EduStream.PublishVideo.Progress;

/// <summary>
/// An attempt of a step failed. The message is what history and the workflow see: it names step and kind of failure and nothing that could come from inside a file;
/// the cause itself is in the worker's log.
/// </summary>
internal sealed partial class StepFailedException : Exception
{
    internal StepFailedException(string step, Exception cause)
        : base(MessageOf(step, cause.GetType().FullName), cause)
    {
    }

    /// <summary>The attempt failed on another replica, whose log has the cause.</summary>
    internal StepFailedException(string step, string kind)
        : base(MessageOf(step, kind))
    {
    }

    /// <summary>The step in such a message; null when it is another one.</summary>
    internal static string? StepOf(string? message) => message is not null && Form().Match(message) is { Success: true } found ? found.Groups[1].Value : null;

    private static string MessageOf(string step, string? kind) => $"step '{step}' failed: {kind}";

    [GeneratedRegex("^step '([a-z0-9-]{1,60})' failed: ")]
    private static partial Regex Form();
}
