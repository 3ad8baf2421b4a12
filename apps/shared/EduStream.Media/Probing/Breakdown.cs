using EduStream.Media.Processes;

namespace EduStream.Media.Probing;

/// <summary>Pure: a program that breaks down on a file, or needs more than its limits, would do so again. So that is the file's fault, not a bad day.</summary>
internal static class Breakdown
{
    /// <summary>Null when the program ended in an ordinary way, well or not.</summary>
    internal static Refusal? Of(ToolResult result) =>
        result.OutOfProcessorTime ? Refusals.TooComplex
        : result.LastErrors.Any(line => line.Contains("exceeds max_streams", StringComparison.Ordinal)) ? Refusals.TooManyTracks
        : result.OutOfMemory ? Refusals.TooMuchMemory
        : result.Crashed ? Refusals.Undecodable
        : null;
}
