using EduStream.Media.Processes;

namespace EduStream.Media.Probing;

/// <summary>Runs a program over an upload for something that the video can do without.</summary>
internal static class OptionalReading
{
    // Of packets: more than an hour of pictures.
    private const int MostLines = 200_000;

    /// <summary>The lines of its output; null when there are too many, and as <see cref="TryReadAsync"/>.</summary>
    internal static async Task<IReadOnlyList<string>?> TryReadLinesAsync(this ProcessRunner runner, ToolCommand command, CancellationToken stop)
    {
        List<string> lines = [];
        void Take(string line)
        {
            if (lines.Count <= MostLines)
            {
                lines.Add(line);
            }
        }

        return await runner.TryReadAsync(command with { OnOutputLine = Take }, stop) && lines.Count <= MostLines ? lines : null;
    }

    /// <summary>False when the file is at fault: no other try would change that. <see cref="ToolFailedException"/> when the program was killed.</summary>
    internal static async Task<bool> TryReadAsync(this ProcessRunner runner, ToolCommand command, CancellationToken stop)
    {
        // Less than the wall clock gives, so that a file that takes for ever is told from a busy machine.
        var result = await runner.RunAsync(command with { ProcessorLimit = command.TimeLimit * 0.8 }, stop);
        return Breakdown.Of(result) is null
            && (result.ExitCode > 128 ? throw new ToolFailedException($"{Path.GetFileName(command.Tool)} ended with code {result.ExitCode}.", result.LastErrors) : result.ExitCode == 0);
    }
}
