using EduStream.Media.Processes;

namespace EduStream.Media.Probing;

/// <summary>Runs a program over an upload for something that the video can do without.</summary>
internal static class OptionalReading
{
    /// <summary>False when the file is at fault: no other try would change that. <see cref="ToolFailedException"/> when the program was killed.</summary>
    internal static async Task<bool> TryReadAsync(this ProcessRunner runner, ToolCommand command, CancellationToken stop)
    {
        // Less than the wall clock gives, so that a file that takes for ever is told from a busy machine.
        var result = await runner.RunAsync(command with { ProcessorLimit = command.TimeLimit * 0.8 }, stop);
        return Breakdown.Of(result) is null
            && (result.ExitCode > 128 ? throw new ToolFailedException($"{Path.GetFileName(command.Tool)} ended with code {result.ExitCode}.", result.LastErrors) : result.ExitCode == 0);
    }
}
