using System.Text.RegularExpressions;

namespace EduStream.PublishVideo.Progress;

/// <summary>
/// An attempt of a step failed. The message is what history and the workflow see: it names step and kind of failure and nothing that could come from inside a file;
/// the cause itself is in the worker's log.
/// </summary>
internal sealed partial class StepFailedException(string step, Exception cause) : Exception($"step '{step}' failed: {cause.GetType().FullName}", cause)
{
    /// <summary>The step in such a message; null when it is another one.</summary>
    internal static string? StepOf(string? message) => message is not null && Form().Match(message) is { Success: true } found ? found.Groups[1].Value : null;

    [GeneratedRegex("^step '([a-z0-9-]{1,60})' failed: ")]
    private static partial Regex Form();
}
